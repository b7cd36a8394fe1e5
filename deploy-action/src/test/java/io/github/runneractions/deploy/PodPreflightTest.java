package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API server says of the pods and objects of a chart before they are there, also where it is written in YAML 1.1. */
@Tag("real")
class PodPreflightTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private static final String WORKLOADS = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              serviceName: db
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec:
                  containers:
                    - {name: app, image: "ghcr.io/acme/good:1", volumeMounts: [{name: data, mountPath: /data}]}
              volumeClaimTemplates:
                - metadata: {name: data}
                  spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 0
              paused: off
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: &labels {app: web}}
                spec:
                  topologySpreadConstraints:
                    - maxSkew: 1
                      topologyKey: kubernetes.io/hostname
                      whenUnsatisfiable: ScheduleAnyway
                      labelSelector: {matchLabels: {<<: *labels}}
                      matchLabelKeys: [pod-template-hash]
                  containers:
                    - {name: app, image: "ghcr.io/acme/good:1", volumeMounts: [{name: rules, mountPath: /rules}]}
                  volumes: [{name: rules, configMap: {name: rules, optional: true, defaultMode: 0640}}]
            """;

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(
            PLANE.freshNamespace("pods"),
            Stream.concat(
                            TenantRights.usual().stream(),
                            Stream.of(
                                    TenantRights.rule("", List.of("create"), "pods"),
                                    TenantRights.rule(
                                            "apps",
                                            List.of("get", "list", "watch", "create", "patch"),
                                            "statefulsets")))
                    .toList());

    @Test
    void checksThePodsOfEachWorkload() {
        assertThat(preflight(0))
                .contains("passed: objects: ", "passed: pods of StatefulSet db: ", "passed: pods of Deployment web: ");
    }

    @Test
    void saysWhatTheNamespaceRefusesOfThem() {
        RestrictedNamespace.restrict(PLANE, tenant.namespace());

        assertThat(preflight(1))
                .containsPattern("failed: pods of StatefulSet db: [^\n]+ violates PodSecurity")
                .containsPattern("failed: pods of Deployment web: [^\n]+ violates PodSecurity");
    }

    @Test
    void saysThatTheQuotaIsUsedUp() {
        PLANE.admin()
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("none")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("pods", new Quantity("0"))
                        .endSpec()
                        .build())
                .create();

        assertThat(preflight(1)).containsPattern("failed: pods of StatefulSet db: [^\n]+exceeded quota: none");
    }

    /** As Helm alone does. */
    @Test
    void deploysWhatIsWrittenInYaml11() {
        var web = WORKLOADS.substring(WORKLOADS.indexOf("---"));
        try (var run = OwnChart.start(tenant, folder, web, Map.of("expected-runners", "0"))) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
        var spec = PLANE.admin()
                .apps()
                .deployments()
                .inNamespace(tenant.namespace())
                .withName("web")
                .get()
                .getSpec();
        assertThat(spec.getTemplate()
                        .getSpec()
                        .getVolumes()
                        .getFirst()
                        .getConfigMap()
                        .getDefaultMode())
                .isEqualTo(0640);
    }

    @Test
    void saysWhichVersionTheClusterServesInPlaceOfOneThatIsGone() {
        try (var run = OwnChart.start(tenant, folder, """
                {apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: calm}}
                """, Map.of("preflight-only", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("failed: permissions: ")
                    .contains(
                            "the kind PodDisruptionBudget of policy/v1beta1, which the chart uses for calm, but as policy/v1.")
                    .doesNotContain("operator");
        }
    }

    @Test
    void saysThatTheNamespaceOfAnObjectIsMissing() {
        var elsewhere = tenant.namespace() + "-elsewhere";
        allowConfigMapsEverywhere();
        try (var run = OwnChart.start(tenant, folder, """
                {apiVersion: v1, kind: ConfigMap, metadata: {name: here}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: there, namespace: %s}}
                """.formatted(elsewhere), Map.of())) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("the namespace is not there: namespaces \"" + elsewhere
                            + "\" not found. Nothing was changed.");
        }
    }

    private void allowConfigMapsEverywhere() {
        PLANE.allowInCluster(
                tenant,
                TenantRights.rule("", List.of("get", "list", "watch", "create", "patch", "delete"), "configmaps"));
    }

    private String preflight(int exitCode) {
        try (var run = OwnChart.start(tenant, folder, WORKLOADS, Map.of("preflight-only", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
            return run.output();
        }
    }
}
