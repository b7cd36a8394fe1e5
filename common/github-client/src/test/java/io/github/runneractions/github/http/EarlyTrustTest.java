package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.crypto.BoringSsl;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connections that BoringSSL makes; those of the JDK are tested where it is not permitted. */
class EarlyTrustTest {
    private final GitHubSandbox github =
            GitHubSandbox.start(SandboxOptions.defaults().withTls().with(SandboxOptions.Checking.OFF));
    private final TrustedCertificates own =
            TrustedCertificates.parse(github.caCertificate().orElseThrow());

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void makesTheConnection() throws IOException {
        assertThat(BoringSsl.provider()).isPresent();

        try (var socket = connected("localhost", own)) {
            assertThat(socket.getClass().getName()).startsWith("org.conscrypt.");
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(socket.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
        }
    }

    @Test
    void checksTheNameOfTheServer() {
        assertThatThrownBy(() -> connected("ghes.example", own))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("ghes.example");
    }

    @Test
    void saysInTheJdksWordsThatTheAuthorityIsUnknown() {
        assertThatThrownBy(() -> connected("localhost", TrustedCertificates.PUBLIC))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("unable to find valid certification path to requested target");
    }

    private SSLSocket connected(String name, TrustedCertificates trusted) throws IOException {
        var plain = new Socket(InetAddress.getLoopbackAddress(), github.url().getPort());
        return (SSLSocket) TlsSockets.trusting(trusted).createSocket(plain, name, plain.getPort(), true);
    }
}
