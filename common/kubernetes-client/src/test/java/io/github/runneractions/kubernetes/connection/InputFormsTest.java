package io.github.runneractions.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFormsTest {
    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k8s.example.com",
                "http://k8s.example.com",
                "https://",
                "https://me:pw@k8s.example.com",
                "https://a b"
            })
    void refusesAServerThatIsNoHttpsUrl(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> InputForms.server(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Team", "team_1", "-team", "team-", "team.one"})
    void refusesWhatIsNoNamespace(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> InputForms.namespace(text));
    }

    @Test
    void refusesATokenInBase64() {
        var copied = Base64.getEncoder().encodeToString(JWT.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputForms.token(copied))
                .withMessageContaining("is the base64 of a token")
                .withMessageNotContaining(copied);
        assertThat(InputForms.token(JWT)).isEqualTo(JWT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN CERTIFICATE----- MIIB -----END CERTIFICATE-----",
                "bm8gY2VydGlmaWNhdGU=",
                "/path/ca.crt"
            })
    void refusesACaWithoutCertificates(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputForms.authority(text))
                .withMessageContaining("holds no certificate");
    }
}
