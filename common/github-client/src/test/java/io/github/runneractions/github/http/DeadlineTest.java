package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final TestRun run = TestRun.inWorkflow(Map.of());
    private final PlainServer server = new PlainServer(exchange -> exchange.sendResponseHeaders(204, -1));
    private final TimedTransport transport =
            new TimedTransport(run.process, Duration.ofMinutes(1), TrustedCertificates.PUBLIC);

    private final GitHubClient client =
            GitHubClient.of(new GitHubServer(server.url("")), Duration.ofMinutes(1), run.process);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsALastRequestThatWasDueAtTheDeadline() {
        run.time.sleep(Duration.ofSeconds(70));

        assertThat(get(transport).status()).isEqualTo(204);
    }

    @Test
    void startsNoAttemptLongAfterTheDeadline() {
        run.time.sleep(Duration.ofSeconds(76));

        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> get(transport))
                .withMessageContaining("GET /page")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkErrors.SLOW));
        assertThat(server.received).isEmpty();
    }

    @Test
    void allowsCleanUpOneAttempt() {
        run.time.sleep(Duration.ofHours(1));

        assertThat(status(client.atLeastOnce())).isEqualTo(204);
    }

    @Test
    void appliesToACallAndNotToTheTransport() {
        run.time.sleep(Duration.ofHours(1));

        assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> status(client));
        assertThat(status(client.until(Deadline.in(Duration.ofMinutes(1), run.time))))
                .isEqualTo(204);
    }

    @Test
    void canOnlyBeMadeEarlier() {
        var soon = client.within(Duration.ofMinutes(1)).within(Duration.ofMinutes(5));
        run.time.sleep(Duration.ofMinutes(2));

        assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> status(soon));
    }

    private int status(GitHubClient over) {
        return over.exchange(new GetPage(), Authorization.NONE).status();
    }

    private ApiResponse get(TimedTransport over) {
        return over.exchange(new ApiRequest("GET", server.url("/page"), () -> "Bearer t", Optional.empty()));
    }

    private record GetPage() implements Endpoint<Integer> {
        @Override
        public String path() {
            return "/page";
        }

        @Override
        public Set<Integer> expected() {
            return Set.of(204);
        }

        @Override
        public Integer decode(ApiResponse response) {
            return response.status();
        }

        @Override
        public String describe() {
            return "get the page";
        }
    }
}
