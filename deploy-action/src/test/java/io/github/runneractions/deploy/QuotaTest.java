package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says when the namespace's quota allows one pod, as the API server counts pods. */
@Tag("real")
class QuotaTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("quota"));

    @BeforeEach
    void onePod() {
        PLANE.admin()
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("one")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("pods", new Quantity("1"))
                        .endSpec()
                        .build())
                .create();
    }

    @Test
    void isUsedUp() {
        assertThat(fails(chart(2, 1)))
                .contains("The namespace's quota is used up")
                .contains("exceeded quota: one")
                .doesNotContain("being deleted");
    }

    /** A pod that finishes a job counts until it has ended. */
    @Test
    void isHeldByPodsThatEnd() {
        try (var first = OwnChart.deploy(tenant, folder, chart(1, 1), "30s")) {
            assertThat(first.exitCode()).as(first.output()).isZero();
        }

        assertThat(fails(chart(1, 2)))
                .contains("The namespace's quota is used up")
                .containsPattern(
                        "exceeded quota: one, [^;]+; 1 pod of the release is being deleted, and its quota is free"
                                + " again when its job has ended\\.");
    }

    private static String chart(int replicas, int revision) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: %d
                  strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}, annotations: {%s: %s, revision: '%d'}}
                    spec: {terminationGracePeriodSeconds: 600, containers: [{name: app, image: "ghcr.io/acme/good:1"}]}
                """.formatted(replicas, PodFate.END, PodFate.HELD, revision);
    }

    private String fails(String chart) {
        try (var run = OwnChart.deploy(tenant, folder, chart, "8s")) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            return run.output().replace("%0A", "\n");
        }
    }
}
