package io.github.runneractions.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientKeyTest {
    private static final ClientIdentity RSA = ClientIdentity.of("RSA", "SHA256withRSA");
    private static final ClientIdentity EC = ClientIdentity.of("EC", "SHA256withECDSA");
    private static final ClientIdentity ED25519 = ClientIdentity.of("Ed25519", "Ed25519");

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(RSA, RSA.pkcs8()),
                Arguments.of(RSA, RSA.own("RSA PRIVATE KEY")),
                Arguments.of(EC, EC.pkcs8()),
                Arguments.of(EC, EC.own("EC PRIVATE KEY")),
                Arguments.of(
                        EC,
                        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                                + EC.own("EC PRIVATE KEY").replace("\n", "\r\n")),
                Arguments.of(ED25519, ED25519.pkcs8()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsEveryForm(ClientIdentity identity, String key) {
        var read = ClientKey.read(identity.certificatePem(), key);

        assertThat(read.key().getEncoded())
                .isEqualTo(identity.keys().getPrivate().getEncoded());
        assertThat(read.chain()).containsExactly(identity.certificate());
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(EC.certificatePem(), RSA.pkcs8(), "is not the key of its certificate, or damaged");
        assertRefused(EC.certificatePem(), EC.certificatePem(), "is not a private key in PEM (`client-key-data`)");
        assertRefused(EC.pkcs8(), EC.pkcs8(), "is not a certificate in PEM (`client-certificate-data`)");
        assertRefused(
                EC.certificatePem(),
                EC.pkcs8().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
                "is a key with a passphrase");
        assertRefused(RSA.certificatePem(), RSA.pkcs8().replaceFirst("\n.{30}", "\n"), "or damaged");
    }

    private static void assertRefused(String certificate, String key, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientKey.read(certificate, key))
                .withMessageStartingWith(problem.startsWith("or ") ? "is not the key" : problem)
                .withMessageContaining(problem)
                .withNoCause();
    }
}
