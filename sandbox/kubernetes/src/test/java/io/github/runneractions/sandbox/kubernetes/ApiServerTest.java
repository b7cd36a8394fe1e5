package io.github.runneractions.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An API server that is away for a while. */
@Tag("real")
class ApiServerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(300);

    private final ControlPlane plane = ControlPlane.shared();

    // The plane is everyone's.
    @AfterEach
    void resume() {
        plane.resume();
    }

    @Test
    void keepsItsStateWhenItIsRestarted() {
        TenantNamespace tenant = plane.tenant(plane.freshNamespace("kept"));

        plane.stopApiServer();
        try {
            assertThatThrownBy(() -> plane.admin().raw("/version")).hasCauseInstanceOf(IOException.class);
        } finally {
            plane.startApiServer();
        }

        try (KubernetesClient client = tenant.client()) {
            client.resource(Workloads.deployment("web", 1)).create();
            Await.until(
                    "the pod", () -> client.pods().list().getItems().stream().anyMatch(Workloads::ready), LIMIT);
        }
    }

    @Test
    void doesNotRespondWhileItIsPaused() throws Exception {
        plane.pause();
        // The signal takes a moment to arrive.
        Await.until("no answer", () -> answerWithin(SOON).isEmpty(), LIMIT);

        plane.resume();

        assertThat(answerWithin(LIMIT)).hasValueSatisfying(it -> assertThat(it).contains("v1."));
    }

    private Optional<String> answerWithin(Duration limit) throws Exception {
        try {
            return Optional.of(CompletableFuture.supplyAsync(() -> plane.admin().raw("/version"))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        }
    }
}
