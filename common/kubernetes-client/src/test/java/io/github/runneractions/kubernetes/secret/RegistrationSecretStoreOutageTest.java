package io.github.runneractions.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.client.ConnectionErrors;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore.Outcome;
import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The API server is not running when a token is to be stored. */
@Tag("real")
@Isolated("it stops the API server that the other tests use")
class RegistrationSecretStoreOutageTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("outage"));
    private volatile boolean running = true;

    @BeforeEach
    void stop() {
        try (var broker = new Broker(tenant, "one")) {
            broker.store(10);
        }
        PLANE.stopApiServer();
        running = false;
    }

    // The plane is everyone's.
    @AfterEach
    void start() {
        if (!running) {
            PLANE.startApiServer();
            running = true;
        }
    }

    @Test
    void waitsUntilTheApiServerIsBack() {
        try (var broker = new Broker(tenant, "one")) {
            broker.run.whileItWaits = () -> {
                if (broker.run.waits.size() == 3) {
                    start();
                }
            };

            assertThat(broker.store(20).outcome()).isEqualTo(Outcome.RENEWED);

            assertThat(broker.run.waits)
                    .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
            assertThat(broker.run.lines)
                    .contains("The cluster refused the connection (" + PLANE.server()
                            + "): retrying in 1 s, for up to 120 s");
        }
    }

    @Test
    void retriesWhileTheApiServerStarts() {
        var starting = Thread.ofVirtual().unstarted(this::start);
        try (var broker = new Broker(tenant, "one", Duration.ofHours(1))) {
            // Each call meets the server as early as it can be met, and a refusal of its roles once more when it is
            // ready.
            broker.run.whileItWaits = () -> {
                if (starting.getState() == Thread.State.NEW) {
                    starting.start();
                } else if (broker.run.lines.getLast().startsWith(KubernetesErrors.FORBIDDEN.heading())) {
                    join(starting);
                }
            };

            assertThat(broker.store(20).outcome()).isEqualTo(Outcome.RENEWED);
        } finally {
            join(starting);
        }
    }

    @Test
    void failsAtTheDeadline() {
        try (var broker = new Broker(tenant, "one", Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> broker.store(20))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            failure -> assertThat(failure.topic()).isEqualTo(ConnectionErrors.REFUSED))
                    .hasMessage("Tried to read Secret one at " + PLANE.server()
                            + ", but the connection was refused. This happened 3 times in 3 s.");
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
