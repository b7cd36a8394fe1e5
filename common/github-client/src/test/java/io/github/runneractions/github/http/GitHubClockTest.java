package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubClockTest {
    private final TestRun run = TestRun.inWorkflow(Map.of());
    private final GitHubTransport transport =
            new GitHubTransport(run.process, Duration.ofMinutes(1), TrustedCertificates.PUBLIC);

    @ParameterizedTest
    @CsvSource({
        "'Tue, 24 Nov 2026 12:00:42 GMT', 42",
        "'Tue, 24 Nov 2026 13:00:00 GMT', 3600",
        "'Tue, 24 Nov 2026 11:00:00 GMT', -3600",
        "'Tue, 24 Nov 2026 13:00:01 GMT', 0",
        "'Sun, 24 Nov 2030 12:00:00 GMT', 0",
        "'Tue, 24 Nov 2009 12:00:00 GMT', 0",
        "soon, 0"
    })
    void isCorrectedByAnHourAtMost(String date, long seconds) {
        var clock = new GitHubClock(run.time);

        clock.learn(new Answer(200, Map.of("Date", List.of(date)), new byte[0]));

        assertThat(clock.offset()).hasSeconds(seconds);
        assertThat(clock.now()).isEqualTo(run.time.instant().plusSeconds(seconds));
    }

    @Test
    void learnsNothingFromAForeignHost() {
        try (var foreign = GitHubSandbox.start(
                        SandboxOptions.defaults().withClock(run.time).with(SandboxOptions.Checking.OFF));
                var github = new PlainServer(exchange -> {
                    exchange.getResponseHeaders().set("Location", foreign.url().toString());
                    exchange.sendResponseHeaders(307, -1);
                })) {
            foreign.world().clock().skew(Duration.ofMinutes(30));

            var answer = transport.exchange(new ApiRequest("GET", github.url("/"), () -> "Bearer t", Optional.empty()));

            assertThat(answer.date("date")).contains(run.time.instant().plus(Duration.ofMinutes(30)));
            assertThat(transport.clock().offset()).isNotEqualTo(Duration.ofMinutes(30));
        }
    }
}
