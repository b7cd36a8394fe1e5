package io.github.runneractions.testkit.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {

    private static final String SECRET = "ghs_16C7e42F292c6912E7~?>ÿ";

    @Test
    void findTheSecretAndItsUrlEncodedForm() {
        assertThat(isFoundIn("token " + SECRET + ".")).isTrue();
        assertThat(isFoundIn("?token=" + URLEncoder.encode(SECRET, UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "x-access-token:"})
    void findTheBase64AtEveryOffset(String before) {
        for (var behind : new String[] {"", "1", "12", "\n"}) {
            var bytes = (before + SECRET + behind).getBytes(UTF_8);
            assertThat(isFoundIn(Base64.getEncoder().encodeToString(bytes))).isTrue();
            assertThat(isFoundIn(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                    .isTrue();
        }
    }

    @Test
    void findOneLineOfAKeyButNotItsMarkers() {
        var key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\nBg==\n-----END PRIVATE KEY-----\n";

        assertThat(SecretForms.of(key)).anyMatch("at hkiG9w0BAQEFAASC"::contains);
        assertThat(SecretForms.of(key)).noneMatch("a file with -----BEGIN PRIVATE KEY----- and Bg=="::contains);
    }

    @Test
    void findNothingInOtherText() {
        assertThat(isFoundIn("Minted a token for acme/widgets, valid until noon."))
                .isFalse();
    }

    private static boolean isFoundIn(String text) {
        return SecretForms.of(SECRET).anyMatch(text::contains);
    }
}
