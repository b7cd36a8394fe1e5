package io.github.runneractions.deploy.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.toolkit.TestRun;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With an API that answers each attempt to write that the Secret was changed meanwhile. */
@Timeout(60)
class LockWaitTest {
    private final TestRun run = new TestRun(Map.of());
    private final Cluster cluster = Cluster.of(
            new ClusterConnection(
                    URI.create("https://k8s.example.com"),
                    Optional.empty(),
                    new Credential.BearerToken(run.process.secrets().mask("SECRET-OF-A-DEPLOYER")),
                    "team"),
            new Environment(Map.of()),
            run.time);

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void endsAtItsDeadlineIfTheLockIsGoneEachTime() {
        assertEndsInTime(Optional.empty());
    }

    @Test
    void endsAtItsDeadlineIfNobodyHoldsTheLock() {
        assertEndsInTime(Optional.of(secret(Map.of())));
    }

    @Test
    void endsAtItsDeadlineIfADeadRunHoldsTheLock() {
        assertEndsInTime(Optional.of(secret(Map.of(LockState.HOLDER, "{}"))));
    }

    private void assertEndsInTime(Optional<GenericKubernetesResource> found) {
        var secret = new LockSecret(cluster, new ReleaseName("demo"), new Answers(found));
        var wait = new LockWait(
                secret,
                LockEntry.first("a1", DeployingRun.UNKNOWN, run.time.instant()),
                WhenLocked.WAIT,
                new LockErrors(new ReleaseName("demo"), "team"),
                Deadline.in(Duration.ofMinutes(1), run.time),
                run.process.log(),
                run.process.sleeper());

        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(wait::take)
                .withMessageContaining("after 60 s it still has not got the lock: Secret runner-actions.lock.demo");
        assertThat(run.time.sleeps).hasSize(30);
    }

    private static GenericKubernetesResource secret(Map<String, String> annotations) {
        var secret = new GenericKubernetesResource();
        secret.setMetadata(new ObjectMetaBuilder()
                .withResourceVersion("1")
                .withAnnotations(annotations)
                .build());
        secret.setAdditionalProperty("type", "runner-actions/lock");
        return secret;
    }

    private record Answers(Optional<GenericKubernetesResource> found) implements LockSecret.Caller {
        @Override
        @SuppressWarnings("unchecked") // Each call returns an Optional.
        public <T> T call(String attempt, Supplier<T> call) {
            return (T) (attempt.startsWith("read") ? found : Optional.empty());
        }
    }
}
