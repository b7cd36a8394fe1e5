package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.Provider;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoringSslSocketsTest {
    private final GitHubSandbox github =
            GitHubSandbox.start(SandboxOptions.defaults().withTls().with(SandboxOptions.Checking.OFF));
    private final TrustedCertificates own =
            TrustedCertificates.parse(github.caCertificate().orElseThrow());

    @AfterEach
    void close() {
        github.close();
    }

    /** An address in the server's certificate, in a form that is not a name. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"})
    void connectToEachFormOfAddress(String host) throws IOException {
        assertThat(get(at(host), Map.of()).status()).isEqualTo(200);
        try (var proxy = new TunnelProxy("deploy", "p")) {
            assertThat(get(at(host), by(proxy)).status()).isEqualTo(200);

            assertThat(proxy.connects).last().asString().startsWith("CONNECT " + host + ":");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "[::1], No subject alternative names matching IP address ::1 found",
        "ghes.example., No subject alternative DNS name matching ghes.example found",
        "my_host.example, Illegal given domain name: my_host.example",
        "127.0.0.2, No subject alternative names matching IP address 127.0.0.2 found",
        "ghes.example, No subject alternative DNS name matching ghes.example found"
    })
    void checkTheNameThroughAProxy(String host, String words) throws IOException {
        try (var proxy = new TunnelProxy("deploy", "p")) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> get(at(host), by(proxy)))
                    .withMessageContaining(words)
                    .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkErrors.UNTRUSTED));
        }
    }

    @Test
    void checkTheNameAfterARedirect() throws IOException {
        try (var proxy = new TunnelProxy("deploy", "p");
                var first = new PlainServer(exchange -> {
                    exchange.getResponseHeaders().add("Location", at("[::1]").toString());
                    exchange.sendResponseHeaders(307, -1);
                })) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> get(first.url("/"), by(proxy)))
                    .withMessageContaining("matching IP address ::1 found");
        }
    }

    @Test
    void haveForwardSecrecyAndWhatTheJdkHas() throws Exception {
        var jdk = SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites();
        try (var plain = new Socket(
                        InetAddress.getLoopbackAddress(), github.url().getPort());
                var socket =
                        (SSLSocket) TlsSockets.trusting(own).createSocket(plain, "localhost", plain.getPort(), true)) {
            assertThat(socket.getSSLParameters().getEndpointIdentificationAlgorithm())
                    .isEqualTo("HTTPS");
            assertThat(socket.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
            assertThat(socket.getEnabledCipherSuites())
                    .contains("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                    .isSubsetOf(jdk)
                    .noneMatch(suite -> suite.startsWith("TLS_RSA_"))
                    .allMatch(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"));
        }
    }

    @Test
    void giveWayToTheJdkForAServerWithOtherCipherSuites() {
        try (var server = new TlsServer("SHA256withRSA", "TLSv1.2", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")) {
            var transport = transport(Map.of(), server.authority());

            assertThat(transport.exchange(request(server.url())).status()).isEqualTo(204);
            assertThat(transport.exchange(request(server.url())).status()).isEqualTo(204);
        }
    }

    @Test
    void areTheJdksIfConscryptHasNone() throws IOException {
        var empty = new Provider("empty", "1", "no TLS") {
            private static final long serialVersionUID = 1L;
        };

        assertThat(TlsSockets.trusting(own, Optional.of(empty)).getClass().getName())
                .startsWith("sun.security.ssl.");
    }

    @Test
    void doNotGiveWayForACertificate() {
        try (var server = new TlsServer("SHA256withRSA", "TLSv1.3", "TLS_AES_128_GCM_SHA256")) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> transport(Map.of(), own).exchange(request(server.url())))
                    .withMessageNotContaining("ssl=0x")
                    .withMessageContaining("unable to find valid certification path");
        }
    }

    @Test
    void trustASignatureWithParameters() throws IOException {
        try (var server = new TlsServer("SHA256withRSAandMGF1", "TLSv1.3", "TLS_AES_128_GCM_SHA256");
                var plain = new Socket(
                        InetAddress.getLoopbackAddress(), server.url().getPort());
                var socket = TlsSockets.trusting(server.authority())
                        .createSocket(plain, "127.0.0.1", plain.getPort(), true)) {
            assertThat(socket.getClass().getName()).startsWith("org.conscrypt.");
        }
    }

    private URI at(String host) {
        return URI.create("https://" + host + ":" + github.url().getPort() + "/rate_limit");
    }

    private static Map<String, String> by(TunnelProxy proxy) {
        return Map.of("https_proxy", proxy.url("deploy:p@"));
    }

    private ApiResponse get(URI url, Map<String, String> variables) {
        return transport(variables, own).exchange(request(url));
    }

    private static ApiRequest request(URI url) {
        return new ApiRequest("GET", url, () -> "RemoteAuth x", Optional.empty());
    }

    private static TimedTransport transport(Map<String, String> variables, TrustedCertificates trusted) {
        return new TimedTransport(TestRun.inWorkflow(variables).process, Duration.ofMinutes(1), trusted);
    }
}
