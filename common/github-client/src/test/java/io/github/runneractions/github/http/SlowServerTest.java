package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that would hold a job up for ever. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowServerTest {
    private final TestRun run = TestRun.inWorkflow(Map.of());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letTheServerGo() {
        end.countDown();
    }

    @Test
    void isNotWaitedForBeyondTheDeadline() {
        try (var server = new PlainServer(_ -> await())) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> get(server))
                    .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkErrors.SLOW));
        }
    }

    @Test
    void isNotReadForEverIfItSendsSlowly() {
        try (var server = new PlainServer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var open = true; open; open = end.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        })) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> get(server))
                    .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkErrors.SLOW));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // In the status line, in a header, in the length of a chunk, and in a TLS record of the handshake.
                "http|'HTTP/1.1 200 '",
                "http|'HTTP/1.1 200 OK\\r\\nX-Slow: '",
                "http|'HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1;'",
                "https|'\\26\\3\\3@\\0'"
            })
    void isCancelledIfItSendsTooSlowly(String scheme, String beginning) throws IOException {
        try (var server = new TricklingServer(beginning.translateEscapes())) {
            var attempt = new HttpAttempt(
                    new Proxies(run.process.environment(), run.process.secrets()),
                    TrustedCertificates.PUBLIC,
                    new GitHubClock(run.time),
                    "runner-actions");
            var request = new ApiRequest("GET", server.url(scheme), () -> "Bearer t", Optional.empty());

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> attempt.send(request, ApiRequest.Timeouts.DEFAULT, Duration.ofMillis(200)));
        }
    }

    @Test
    void isWaitedForAsLongAsTheRequestAllows() {
        var impatient = new ApiRequest.Timeouts(Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(5));
        var patient = new ApiRequest.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
        var once = new RetryPolicy(1, Duration.ZERO, () -> 0);
        var transport = new GitHubTransport(run.process, TrustedCertificates.PUBLIC, once);
        try (var server = new PlainServer(exchange -> {
            await(Duration.ofMillis(300));
            exchange.sendResponseHeaders(204, -1);
        })) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> transport.exchange(
                            request(server, impatient),
                            Deadline.in(Duration.ofHours(1), run.time),
                            GitHubTransport.GRACE))
                    .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkErrors.SLOW));
            assertThat(transport
                            .exchange(
                                    request(server, patient),
                                    Deadline.in(Duration.ofHours(1), run.time),
                                    GitHubTransport.GRACE)
                            .status())
                    .isEqualTo(204);
        }
    }

    private ApiResponse get(PlainServer server) {
        var timeouts = new ApiRequest.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(200));
        var transport = new TimedTransport(run.process, Duration.ofMillis(100), TrustedCertificates.PUBLIC);
        return transport.exchange(request(server, timeouts));
    }

    private static ApiRequest request(PlainServer server, ApiRequest.Timeouts timeouts) {
        return new ApiRequest(
                "GET", server.url("/"), () -> "Bearer t", Optional.empty(), timeouts, ApiRequest.LARGEST_OBJECT);
    }

    private void await(Duration most) {
        try {
            var _ = end.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
