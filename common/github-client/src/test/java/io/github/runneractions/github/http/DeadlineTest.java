package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final TestRun run = TestRun.inWorkflow(Map.of());
    private final PlainServer server = new PlainServer(exchange -> exchange.sendResponseHeaders(204, -1));
    private final GitHubTransport transport =
            new GitHubTransport(run.process, Duration.ofMinutes(1), TrustedCertificates.PUBLIC);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void letsALastLookThroughThatWasDueAtTheEnd() {
        run.time.sleep(Duration.ofSeconds(70));

        assertThat(get(transport).status()).isEqualTo(204);
    }

    @Test
    void beginsNoAttemptLongAfterIt() {
        run.time.sleep(Duration.ofSeconds(76));

        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> get(transport))
                .withMessageContaining("GET /page")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(NetworkFailures.SLOW));
        assertThat(server.received).isEmpty();
    }

    @Test
    void leavesWhatMustBeDoneOneAttempt() {
        run.time.sleep(Duration.ofHours(1));

        assertThat(get(transport.overtime()).status()).isEqualTo(204);
    }

    private Answer get(GitHubTransport over) {
        return over.exchange(new ApiRequest("GET", server.url("/page"), () -> "Bearer t", Optional.empty()));
    }
}
