package io.github.runneractions.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionValuesTest {
    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "live",
                "k8s.example.com:99999",
                "me@k8s.example.com",
                "k8s..example.com",
                "http://k8s.example.com",
                "https://",
                "https://me:pw@k8s.example.com",
                "https://a b",
                "https://k8s.example.com:99999",
                "https://k8s.example.com:0",
                "https://k8s.example.com/?a=b",
                "https://k8s.example.com/../x"
            })
    void rejectsAServerThatIsNotAnHttpsUrl(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionValues.server(text));
    }

    @ParameterizedTest
    @CsvSource({
        "api.live.example.com, https://api.live.example.com",
        "api.live.example.com:6443/, https://api.live.example.com:6443",
        "localhost:6443, https://localhost:6443",
        "10.0.0.1, https://10.0.0.1",
        "[::1]:6443, https://[::1]:6443"
    })
    void takesAHostAlone(String text, URI server) {
        assertThat(ConnectionValues.server(text)).isEqualTo(server);
    }

    @Test
    @Timeout(20)
    void readsAMillionDotsAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionValues.server("a.".repeat(500_000)));
    }

    @Test
    void takesATokenWithoutWhatIsAroundIt() {
        assertThat(ConnectionValues.token("\ufeff" + JWT + "\r\n")).isEqualTo(JWT);
    }

    @Test
    @Timeout(20)
    void readsAMillionSlashesAtOnce() {
        var slashes = "/".repeat(1_000_000);

        assertThat(ConnectionValues.server("https://k8s.example.com" + slashes))
                .isEqualTo(URI.create("https://k8s.example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionValues.server(slashes + "k8s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "one\nX-Other: header", "o\rne", "one\u0007", "caf\u00e9", "one\u2028two"})
    void rejectsATokenThatNoHeaderCanHave(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionValues.token(text))
                .withMessageStartingWith("contains blanks or line ends");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Team", "team_1", "-team", "team-", "team.one"})
    void rejectsAMalformedNamespace(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionValues.namespace(text));
    }

    @Test
    void rejectsATokenInBase64() {
        var copied = Base64.getEncoder().encodeToString(JWT.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionValues.token(copied))
                .withMessageContaining("is the base64 of a token")
                .withMessageNotContaining(copied);
        assertThat(ConnectionValues.token(JWT)).isEqualTo(JWT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN CERTIFICATE----- MIIB -----END CERTIFICATE-----",
                "bm8gY2VydGlmaWNhdGU=",
                "/path/ca.crt"
            })
    void rejectsACaWithoutCertificates(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionValues.authority(text))
                .withMessageContaining("does not contain a certificate");
    }
}
