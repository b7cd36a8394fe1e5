package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.TestRun;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The API server sends the headers of a response, but never its body. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HalfAnswerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestRun run = new TestRun(Map.of());
    private final HalfAnswer server = new HalfAnswer();

    @AfterEach
    void hangUp() throws IOException {
        server.close();
    }

    @Test
    void endsACallWithoutACompleteResponse() {
        try (var cluster = cluster(Duration.ofMillis(200))) {
            assertLate(cluster::user, "Tried to connect to the cluster at " + server.address() + ", but it did not");
        }
    }

    @Test
    void leavesNoThreadBehind() {
        var threads = new CopyOnWriteArrayList<Thread>();
        try (var cluster = cluster(Duration.ofMillis(200))) {
            assertLate(
                    () -> cluster.call("ask", () -> {
                        threads.add(Thread.currentThread());
                        return cluster.client().raw("/version");
                    }),
                    "did not respond in time.");

            Await.until("the call's thread to end", () -> threads.stream().noneMatch(Thread::isAlive), LIMIT);
        }
    }

    @Test
    void retriesUntilTheDeadline() {
        try (var cluster = cluster(Duration.ofMillis(200))) {
            var secret = new RegistrationSecretStore(cluster, "one", run.context, run.in(Duration.ofSeconds(5)));

            assertLate(secret::read, "This happened 3 times in 3 s.");
        }
    }

    @Test
    void limitsACallToTheTimeThatIsLeft() {
        try (var cluster = cluster(Duration.ofHours(1))) {
            assertLate(
                    () -> cluster.call(
                            "ask",
                            Duration.ofMillis(200),
                            () -> cluster.client().raw("/version")),
                    "Tried to ask at " + server.address() + ", but it did not respond in time.");
        }
    }

    @Test
    void endsEveryCallAtTheDeadline() {
        try (var cluster = cluster(Duration.ofHours(1)).until(run.in(Duration.ofMillis(200)))) {
            assertLate(cluster::user, "it did not respond in time.");
            assertLate(
                    () -> cluster.call(
                            "ask", Duration.ofHours(1), () -> cluster.client().raw("/version")),
                    "it did not respond in time.");
        }
    }

    @Test
    void givesTheLastCallAFewSeconds() {
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
