package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Through proxies and past certificates. */
class WayThroughTest {
    private final GitHubSandbox github =
            GitHubSandbox.start(SandboxOptions.defaults().withTls().with(SandboxOptions.Checking.OFF));
    private final TrustedCertificates own =
            TrustedCertificates.parse(github.caCertificate().orElseThrow());

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void trustsTheAuthorityThatIsGiven() {
        assertThat(get(Map.of(), own).status()).isEqualTo(200);
    }

    @Test
    void doesNotTrustItUnasked() {
        assertThatExceptionOfType(Unreachable.class)
                .isThrownBy(() -> get(Map.of(), TrustedCertificates.PUBLIC))
                .satisfies(e -> {
                    assertThat(e.topic()).isEqualTo(NetworkErrors.UNTRUSTED);
                    assertThat(e.hint().toString()).contains("`ca-certificates`");
                });
    }

    @Test
    void goesByAProxyThatWantsAPassword() throws IOException {
        try (var proxy = new TunnelProxy("deploy", "p@ss")) {
            assertThat(get(Map.of("https_proxy", proxy.url("deploy:p%40ss@")), own)
                            .status())
                    .isEqualTo(200);

            assertThat(proxy.connects).last().asString().startsWith("CONNECT 127.0.0.1:");
        }
    }

    @Test
    void saysThatAProxyWantsAPassword() throws IOException {
        try (var proxy = new TunnelProxy("deploy", "p@ss")) {
            var response = get(Map.of("https_proxy", proxy.url("deploy:wrong@")), own);

            assertThat(ErrorExplanation.common(response).topic()).isEqualTo(NetworkErrors.PROXY);
            assertThat(ErrorExplanation.common(response).meaning())
                    .isEqualTo("the proxy requires another user or password");
            assertThat(proxy.connects).containsExactly("refused", "refused");
        }
    }

    @Test
    void goesPastTheProxyWhereNoProxySaysSo() throws IOException {
        try (var proxy = new TunnelProxy("deploy", "p@ss")) {
            var variables = Map.of("https_proxy", proxy.url(""), "no_proxy", "127.0.0.0/8");

            assertThat(get(variables, own).status()).isEqualTo(200);
            assertThat(proxy.connects).isEmpty();
        }
    }

    @Test
    void tellsAPlainProxyAtOnceWhoComes() {
        try (var proxy = new PlainServer(exchange -> exchange.sendResponseHeaders(204, -1))) {
            var variables = Map.of(
                    "http_proxy",
                    "http://deploy:p%40ss@127.0.0.1:" + proxy.url("/").getPort());
            var request = new ApiRequest(
                    "DELETE", URI.create("http://ghes.example/installation/token"), () -> "Bearer t", Optional.empty());

            var response = transport(variables, own).exchange(request);

            assertThat(response.status()).isEqualTo(204);
            assertThat(proxy.received).singleElement().satisfies(received -> {
                assertThat(received.target()).hasToString("http://ghes.example/installation/token");
                assertThat(received.proxyAuthorization()).contains("Basic ZGVwbG95OnBAc3M=");
            });
        }
    }

    private ApiResponse get(Map<String, String> variables, TrustedCertificates trusted) {
        var url = URI.create(github.url() + "/rate_limit");
        return transport(variables, trusted)
                .exchange(new ApiRequest("GET", url, () -> "RemoteAuth x", Optional.empty()));
    }

    private static TimedTransport transport(Map<String, String> variables, TrustedCertificates trusted) {
        return new TimedTransport(TestRun.inWorkflow(variables).process, Duration.ofMinutes(1), trusted);
    }
}
