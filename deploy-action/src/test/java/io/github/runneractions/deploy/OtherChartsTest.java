package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts that are not the runner chart. */
@Tag("real")
class OtherChartsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @TempDir
    Path folder;

    private final String namespace = PLANE.freshNamespace("others");

    @Test
    void deploysTheChartThatHelmCreates() throws IOException {
        var workspace = Files.createDirectories(folder.resolve("workspace"));
        try (var create = Command.of(Tools.program("helm"), folder.resolve("create.log"))
                .with("create", workspace.resolve("shop").toString())
                .start()) {
            assertThat(create.awaitExit(Duration.ofMinutes(1))).isZero();
        }
        var inputs = Map.of("chart", "shop");

        var first = administrator().deploy(namespace, "shop", inputs);
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).contains("Release shop is at revision 1, deployed (shop-0.1.0)");

        var again = administrator()
                .deploy(namespace, "shop", Map.of("chart", "shop", "set", "replicaCount=3", "version", "1.17.0"));
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output())
                .contains("Release shop is at revision 2, deployed (shop-1.17.0)")
                .contains("\nchanged=true\n");
        assertThat(new HelmRecords(PLANE, namespace).statuses()).containsExactly("superseded", "deployed");
        assertThat(PLANE.admin()
                        .apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName("shop")
                        .get()
                        .getStatus()
                        .getReadyReplicas())
                .isEqualTo(3);
    }

    /** A definition and an object of it, hooks, a Job, a claim, and a dependency that has some of them. */
    @Test
    void deploysAChartWithEverything() throws IOException {
        volume();
        chart("1");
        var first = administrator().deploy(namespace, "all", Map.of("chart", "all"));
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).contains("Release all is at revision 1, deployed (all-1.0.0)");
        assertThat(claim()).isEqualTo("Bound");

        chart("2");
        var dry = administrator().deploy(namespace, "all", Map.of("chart", "all", "dry-run", "true"));
        assertThat(dry.exitCode()).as(dry.output()).isZero();
        assertThat(dry.output())
                .contains("without `dry-run`, 2 objects would be")
                .contains("\u001b[33m! ConfigMap data\u001b[0m")
                .contains("\u001b[32m+   data.count: r2\u001b[0m")
                .contains("! Thing blue")
                .contains("# would run: Job before (pre-install,pre-upgrade)");

        var second = administrator().deploy(namespace, "all", Map.of("chart", "all"));
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output())
                .contains("Release all is at revision 2, deployed (all-1.0.0)")
                .contains("\nchanged=true\n");
    }

    private Administrator administrator() {
        return new Administrator(PLANE, folder);
    }

    private String claim() {
        return PLANE.admin()
                .persistentVolumeClaims()
                .inNamespace(namespace)
                .withName("data")
                .get()
                .getStatus()
                .getPhase();
    }

    private void volume() {
        PLANE.admin()
                .resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withCapacity(Map.of("storage", new Quantity("1Gi")))
                        .withNewHostPath("/var/lib/others", "")
                        .endSpec()
                        .build())
                .create();
    }

    private void chart(String revision) throws IOException {
        write("Chart.yaml", """
                apiVersion: v2
                name: all
                version: 1.0.0
                dependencies: [{name: store, version: 1.0.0}]
                """);
        write("crds/things.yaml", DEFINITION);
        write("templates/all.yaml", OBJECTS.replace("REVISION", revision));
        write("charts/store/Chart.yaml", "{apiVersion: v2, name: store, version: 1.0.0}");
        write("charts/store/templates/all.yaml", STORE.replace("VOLUME", namespace));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve("workspace/all").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: things.others.example}
            spec:
              group: others.example
              scope: Namespaced
              names: {kind: Thing, plural: things}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;

    private static final String OBJECTS = """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: before, annotations: {helm.sh/hook: "pre-install,pre-upgrade"}}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: "ghcr.io/acme/good:1"}]}}}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: after, annotations: {helm.sh/hook: "post-install", helm.sh/hook-delete-policy: hook-succeeded}}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: "ghcr.io/acme/good:1"}]}}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: data}, data: {count: rREVISION}}
            ---
            {apiVersion: others.example/v1, kind: Thing, metadata: {name: blue}, spec: {count: rREVISION}}
            """;

    private static final String STORE = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], storageClassName: "", volumeName: VOLUME, resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: fill}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: "ghcr.io/acme/good:1"}]}}}
            """;
}
