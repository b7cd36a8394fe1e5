package io.github.runneractions.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.TestSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
    @Test
    void expiresWhenTheJwtSays() {
        assertThat(token("{\"exp\": 1795945530}").expiry()).contains(Instant.ofEpochSecond(1_795_945_530));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "no JSON",
                "{\"exp\": null}",
                "{\"exp\": \"soon\"}",
                "{\"exp\": {}}",
                "{\"exp\": 9223372036854775807}",
                "{\"exp\": 92233720368547758070}"
            })
    void hasNoExpiryWhereTheJwtHasNoTime(String claims) {
        assertThat(token(claims).expiry()).isEmpty();
    }

    private static Credential.BearerToken token(String claims) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return new Credential.BearerToken(TestSecrets.mask("eyJhbGciOiJSUzI1NiJ9." + encoded + ".c2ln"));
    }
}
