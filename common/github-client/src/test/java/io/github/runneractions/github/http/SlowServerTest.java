package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.TestRun;
import io.github.runneractions.toolkit.Unreachable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that would hold a job up for ever. */
@Timeout(60)
class SlowServerTest {
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letTheServerGo() {
        end.countDown();
    }

    @Test
    void isNotWaitedForBeyondTheTimeThatIsLeft() {
        try (var server = new PlainServer(_ -> await())) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> get(server))
                    .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkFailures.SLOW));
        }
    }

    @Test
    void isNotReadForEverWhenItSendsAByteNowAndThen() {
        try (var server = new PlainServer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var open = true; open; open = end.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        })) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> get(server))
                    .satisfies(e -> assertThat(e.topic()).isIn(NetworkFailures.SLOW, NetworkFailures.BROKEN));
        }
    }

    private Answer get(PlainServer server) {
        var transport =
                new GitHubTransport(new TestRun(Map.of()).context, Duration.ofMillis(200), TrustedCertificates.PUBLIC);
        return transport.exchange(new ApiRequest("GET", server.url("/"), () -> "Bearer t", Optional.empty()));
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
