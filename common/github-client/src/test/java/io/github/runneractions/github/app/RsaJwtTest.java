package io.github.runneractions.github.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.json.Json;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RsaJwtTest {

    @Test
    void hasTheThreeClaimsAndASignatureThatTheJdkAccepts() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        var jwt = RsaJwt.signed("Iv1.\"ä", Instant.ofEpochSecond(1), Instant.ofEpochSecond(2), keys.getPrivate());

        var parts = jwt.split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(json(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        assertThat(json(parts[1])).isEqualTo("{\"iss\":\"Iv1.\\\"ä\",\"iat\":1,\"exp\":2}");
        var verification = Signature.getInstance("SHA256withRSA", "SunRsaSign");
        verification.initVerify(keys.getPublic());
        verification.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        assertThat(verification.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    private static String json(String part) throws Exception {
        return Json.write(Json.read(new String(Base64.getUrlDecoder().decode(part), UTF_8).getBytes(UTF_8)));
    }
}
