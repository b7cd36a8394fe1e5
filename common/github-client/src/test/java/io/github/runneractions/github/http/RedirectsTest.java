package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.toolkit.TestRun;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
    private final PlainServer other = new PlainServer(exchange -> exchange.sendResponseHeaders(204, -1));
    private final TimedTransport transport =
            new TimedTransport(TestRun.inWorkflow(Map.of()).process, Duration.ofMinutes(1), TrustedCertificates.PUBLIC);

    @AfterEach
    void close() {
        other.close();
    }

    @ParameterizedTest
    @CsvSource({"GET,301", "GET,302", "GET,307", "GET,308", "POST,307", "POST,308", "DELETE,307", "DELETE,308"})
    void dropTheAuthorizationOnAnotherHost(String method, int status) {
        try (var github = redirecting(status, other.url("/moved").toString())) {
            assertThat(send(method, github.url("/old")).status()).isEqualTo(204);

            assertThat(github.received)
                    .singleElement()
                    .satisfies(received -> assertThat(received.authorization()).contains("Bearer secret"));
            assertThat(other.received).singleElement().satisfies(received -> {
                assertThat(received.method()).isEqualTo(method);
                assertThat(received.target()).hasPath("/moved");
                assertThat(received.accept()).contains("application/vnd.github+json");
                assertThat(received.authorization()).isEmpty();
            });
        }
    }

    @Test
    void keepTheAuthorizationOnTheSameHost() {
        try (var github = new PlainServer(exchange -> {
            exchange.getResponseHeaders().add("Location", "/new");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/new") ? 204 : 301, -1);
        })) {
            assertThat(send("GET", github.url("/old")).status()).isEqualTo(204);

            assertThat(github.received)
                    .hasSize(2)
                    .allSatisfy(received -> assertThat(received.authorization()).contains("Bearer secret"));
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,301", "POST,302", "DELETE,302", "GET,303", "GET,304"})
    void areNotFollowedIfTheRequestWouldChange(String method, int status) {
        try (var github = redirecting(status, other.url("/moved").toString())) {
            assertThat(send(method, github.url("/old")).status()).isEqualTo(status);

            assertThat(other.received).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/rate_limit,302",
        "GET,/rate_limit,307",
        "POST,/app/installations/42/access_tokens,307",
        "POST,/app/installations/42/access_tokens,308",
        "DELETE,/installation/token,307"
    })
    void areNotFollowedFromHttpsToHttp(String method, String path, int status) {
        try (var github =
                GitHubSandbox.start(SandboxOptions.defaults().withTls().with(SandboxOptions.Checking.OFF))) {
            github.faults()
                    .forever(
                            method + " " + path,
                            Fault.status(status)
                                    .header("Location", other.url("/moved").toString()));
            var secure = new TimedTransport(
                    TestRun.inWorkflow(Map.of()).process,
                    Duration.ofMinutes(1),
                    TrustedCertificates.parse(github.caCertificate().orElseThrow()));

            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> secure.exchange(new ApiRequest(
                            method, URI.create(github.url() + path), () -> "Bearer secret", Optional.empty())))
                    .withMessageContaining("it redirects from https to http.")
                    .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkErrors.BROKEN));
            assertThat(other.received).isEmpty();
        }
    }

    @Test
    void endAfterFive() {
        try (var github = redirecting(302, "/again")) {
            assertThat(send("GET", github.url("/")).status()).isEqualTo(302);

            assertThat(github.received).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:x",
                "file:///etc/passwd",
                "http:///nowhere",
                "jar:file:/x!/",
                "ht tp://x",
                "urn:x",
                "http://127.0.0.1:99999/x",
                "http://127.0.0.1:0/x"
            })
    void toAnInvalidTargetAreErrors(String location) {
        try (var github = redirecting(302, location)) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> send("GET", github.url("/")))
                    .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkErrors.BROKEN));
        }
    }

    private static PlainServer redirecting(int status, String location) {
        return new PlainServer(exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    private ApiResponse send(String method, URI url) {
        return transport.exchange(new ApiRequest(method, url, () -> "Bearer secret", Optional.empty()));
    }
}
