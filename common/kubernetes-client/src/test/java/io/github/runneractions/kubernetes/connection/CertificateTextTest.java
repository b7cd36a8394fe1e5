package io.github.runneractions.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTextTest {
    private static final String PEM = ClientIdentity.of("EC", "SHA256withECDSA").certificatePem();

    static Stream<String> forms() {
        return Stream.of(
                PEM,
                PEM.strip(),
                PEM.replace("\n", " "),
                PEM.replace("\n", "\r\n"),
                PEM.replace("\n", "\\n"),
                "\"" + PEM.replace("\n", "\\\\n") + "\"",
                "\ufeff" + PEM,
                PEM.indent(8),
                "subject=CN = admin\nissuer=CN = admin\n" + PEM,
                PEM.replace("BEGIN CERT", "BEGIN X509 CERT").replace("END CERT", "END X509 CERT"),
                base64(PEM),
                base64(base64(PEM)),
                base64(PEM.replace("\n", "\r\n")),
                PEM.replaceAll("-----.*?-----\n", ""));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isRepaired(String text) {
        assertThat(CertificateText.pem(text).map(String::strip)).contains(PEM.strip());
    }

    @Test
    void keepsSeveral() {
        assertThat(CertificateText.pem((PEM + PEM).replace("\n", " "))).contains(PEM + PEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE----- a -----END CERTIFICATE-----", "x", ""
            })
    void findsNothingInOtherTexts(String text) {
        assertThat(CertificateText.pem(text)).isEmpty();
    }

    @Test
    void refusesOneThatIsCut() {
        assertThat(CertificateText.pem(PEM.replaceFirst("\n.{20}", "\n"))).isEmpty();
    }

    @Test
    @Timeout(20)
    void readsAMillionBeginningsAtOnce() {
        assertThat(CertificateText.pem("-----BEGIN CERTIFICATE-----\nAAAA\n".repeat(50_000)))
                .isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
