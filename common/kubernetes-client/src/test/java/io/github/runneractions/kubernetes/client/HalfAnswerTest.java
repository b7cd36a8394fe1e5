package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.TestRun;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Unreachable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The API server sends an answer's beginning and not its end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HalfAnswerTest {
    private final TestRun run = new TestRun(Map.of());
    private final HalfAnswer server = new HalfAnswer();

    @AfterEach
    void hangUp() throws IOException {
        server.close();
    }

    @Test
    void endsACallThatGetsNoWholeAnswer() {
        try (var cluster = cluster(Duration.ofMillis(200))) {
            assertLate(cluster::user, "Tried to connect to the cluster at " + server.address() + ", but it did not");
        }
    }

    @Test
    void triesAgainUntilTheDeadline() {
        try (var cluster = cluster(Duration.ofMillis(200))) {
            var secret = new RegistrationSecretStore(cluster, "one", run.context, run.in(Duration.ofSeconds(5)));

            assertLate(secret::read, "This was so 3 times in 3 s.");
        }
    }

    @Test
    void leavesACallNoMoreTimeThanThereIs() {
        try (var cluster = cluster(Duration.ofHours(1))) {
            assertLate(
                    () -> cluster.call(
                            "ask",
                            Duration.ofMillis(200),
                            () -> cluster.client().raw("/version")),
                    "Tried to ask at " + server.address() + ", but it did not answer in time.");
        }
    }

    @Test
    void leavesALastCallAFewSeconds() {
        try (var cluster = cluster(Duration.ofHours(1))) {
            assertThat(new ApiRetry(cluster, run.context, run.in(Duration.ofSeconds(40))).left())
                    .isEqualTo(Duration.ofSeconds(40));
            assertThat(new ApiRetry(cluster, run.context, run.in(Duration.ofSeconds(-1))).left())
                    .isEqualTo(Duration.ofSeconds(5));
        }
    }

    private static void assertLate(ThrowingCallable call, String cause) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        failure -> assertThat(failure.topic()).isEqualTo(ConnectionErrors.SLOW))
                .hasMessageContaining(cause);
    }

    private Cluster cluster(Duration longest) {
        var connection = new ClusterConnection(
                server.address(),
                Optional.empty(),
                new Credential.BearerToken(run.mask("SECRET-OF-A-DEPLOYER")),
                "runners");
        return Cluster.of(connection, new Environment(Map.of()), Clock.systemUTC(), longest);
    }
}
