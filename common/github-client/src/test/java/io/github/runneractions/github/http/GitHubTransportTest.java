package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The log of a run about its requests. */
class GitHubTransportTest {
    private final TestRun run = TestRun.inWorkflow(Map.of());

    @Test
    void logsHowLongItWaitsAndWhy() {
        try (var github = limitedOnce("9")) {
            assertThat(get(github).status()).isEqualTo(204);

            assertThat(run.lines)
                    .anyMatch(line -> line.matches(
                            "Waiting (9\\.\\d|10\\.0) s to repeat GET /app: GitHub's rate limit is reached"));
            assertThat(run.time.sleeps)
                    .singleElement()
                    .satisfies(slept -> assertThat(slept).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10)));
        }
    }

    @Test
    void logsThatItDoesNotWaitBeyondTheDeadline() {
        try (var github = limitedOnce("600")) {
            assertThat(get(github).status()).isEqualTo(429);

            assertThat(run.lines)
                    .anyMatch(line -> line.matches("Not waiting 60\\d\\.\\d s because the step's timeout ends earlier:"
                            + " GitHub's rate limit is reached"));
            assertThat(run.time.sleeps).isEmpty();
        }
    }

    @Test
    void logsEachRequestInDebugMode() {
        try (var github = new PlainServer(exchange -> {
            exchange.getResponseHeaders().add("X-RateLimit-Remaining", "4999");
            exchange.sendResponseHeaders(204, -1);
        })) {
            get(github);

            assertThat(run.lines)
                    .singleElement()
                    .asString()
                    .matches("::debug::GET /app: 204 in \\d{1,5} ms, 4999 requests left");
        }
    }

    @Test
    void namesTheProcessInEachRequest() {
        var agents = new CopyOnWriteArrayList<String>();
        try (var github = new PlainServer(exchange -> {
            agents.addAll(exchange.getRequestHeaders().get("User-Agent"));
            var next = github(exchange).contains("moved") ? 204 : 301;
            exchange.getResponseHeaders().add("Location", "/moved");
            exchange.sendResponseHeaders(next, -1);
        })) {
            get(github);
        }

        assertThat(agents).containsExactly("runner-actions", "runner-actions");
    }

    private static String github(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }

    private static PlainServer limitedOnce(String seconds) {
        var asked = new AtomicBoolean();
        return new PlainServer(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", seconds);
            exchange.sendResponseHeaders(asked.getAndSet(true) ? 204 : 429, -1);
        });
    }

    private ApiResponse get(PlainServer github) {
        var transport = new TimedTransport(run.process, Duration.ofMinutes(5), TrustedCertificates.PUBLIC);
        return transport.exchange(new ApiRequest("GET", github.url("/app"), () -> "Bearer t", Optional.empty()));
    }
}
