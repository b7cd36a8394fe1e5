package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run logs while Helm waits. */
@Tag("real")
class RolloutProgressTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("progress"));

    @Test
    void countsManyPodsThatMoveAtOnce() {
        var many = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: many}
            spec:
              replicas: 150
              selector: {matchLabels: {app: many}}
              template:
                metadata: {labels: {app: many}}
                spec: {containers: [{name: app, image: "ghcr.io/acme/good:1"}]}
            """;
        try (var run = OwnChart.deploy(tenant, folder, many, "2m")) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output().lines().filter(line -> line.startsWith("pod ") || line.contains(" pods: ")))
                    .hasSizeBetween(1, 40);
            assertThat(run.output()).contains("150 of 150 pods ready");
        }
    }

    /** The registrar waits, and its probe says for what. */
    @Test
    void quotesWhatTheRegistrarWaitsFor() {
        var values = "replicaCount: 1\npodAnnotations: {%s: held}".formatted(PodFate.INIT);
        try (var run = DeployRun.start(tenant, folder, Map.of("values", values, "timeout", "15s"))) {
            Await.until("the pod", () -> !pods().isEmpty(), LIMIT);
            warn(pods().getFirst(), "Startup probe failed: waiting for the Secret demo-registration");
            Await.until(
                    "the line of the log",
                    () -> run.output().contains("waiting for the Secret demo-registration"),
                    LIMIT);
            warn(pods().getFirst(), "Startup probe failed: GitHub responded with 404");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("error: deploy: A runner is not registered")
                    .containsPattern(
                            "demo-\\w+-\\w+ did not become ready: Unhealthy: Startup probe failed: GitHub responded"
                                    + " with 404");
        }
    }

    private List<Pod> pods() {
        return PLANE.admin().pods().inNamespace(tenant.namespace()).list().getItems();
    }

    /** As the kubelet does. */
    private void warn(Pod pod, String message) {
        PLANE.admin()
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName(pod.getMetadata().getName() + ".")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .withType("Warning")
                        .withReason("Unhealthy")
                        .withMessage(message)
                        .withNewInvolvedObject()
                        .withKind("Pod")
                        .withName(pod.getMetadata().getName())
                        .withNamespace(tenant.namespace())
                        .withUid(pod.getMetadata().getUid())
                        .withFieldPath("spec.initContainers{registrar}")
                        .endInvolvedObject()
                        .build())
                .create();
    }
}
