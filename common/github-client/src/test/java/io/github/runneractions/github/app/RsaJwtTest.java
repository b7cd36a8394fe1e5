package io.github.runneractions.github.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.json.Json;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RsaJwtTest {

    /** BoringSSL takes an exponent of at most 33 bits. */
    @Test
    void isSignedWithAKeyThatBoringSslDoesNotTake() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, new BigInteger("1000000000000000003")));
        var keys = generator.generateKeyPair();

        var jwt = RsaJwt.signed("Iv1", Instant.ofEpochSecond(1), Instant.ofEpochSecond(2), keys.getPrivate());

        assertThat(isSigned(jwt.split("\\.", -1), keys.getPublic())).isTrue();
    }

    @Test
    void hasTheThreeClaimsAndASignatureThatTheJdkAccepts() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        var jwt = RsaJwt.signed("Iv1.\"ä", Instant.ofEpochSecond(1), Instant.ofEpochSecond(2), keys.getPrivate());

        var parts = jwt.split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(json(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        assertThat(json(parts[1])).isEqualTo("{\"iss\":\"Iv1.\\\"ä\",\"iat\":1,\"exp\":2}");
        assertThat(isSigned(parts, keys.getPublic())).isTrue();
    }

    private static boolean isSigned(String[] parts, PublicKey key) throws Exception {
        var verification = Signature.getInstance("SHA256withRSA", "SunRsaSign");
        verification.initVerify(key);
        verification.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        return verification.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static String json(String part) throws Exception {
        return Json.write(Json.read(new String(Base64.getUrlDecoder().decode(part), UTF_8).getBytes(UTF_8)));
    }
}
