package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Release demo of a chart in a namespace of its own, with hooks that never end: Helm stays in the state that a test wants. It has a
 * Deployment and a ConfigMap, whose name is the value {@code part}.
 *
 * @param folder with the checkout
 */
record HeldRelease(ControlPlane plane, TenantNamespace tenant, HelmRecords records, Path folder) {
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String OBJECTS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: demo-{{ .Values.part }}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: demo}
            spec:
              replicas: 1
              selector: {matchLabels: {app: demo}}
              template:
                metadata: {labels: {app: demo{{ with .Values.fate }}, %s: {{ . }}{{ end }}}, annotations: {part: {{ .Values.part }}}}
                spec: {containers: [{name: main, image: 'example.invalid/main:1'}]}
            """.formatted(PodFate.KEY);

    /**
     * The pod of the first one runs for ever; that of the second one fails. What waits for an image that does not exist is no hold:
     * the action stops Helm for it.
     */
    private static final String HOOKS = """
            {{- range $hook, $metadata := dict "hold" "annotations: {%s: %s}" "fail" "labels: {%s: %s}" }}
            {{- with index $.Values $hook }}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: demo-{{ $hook }}, annotations: {helm.sh/hook: {{ . }}}}
            spec:
              backoffLimit: 0
              template:
                metadata: { {{ $metadata }} }
                spec: {restartPolicy: Never, containers: [{name: main, image: 'example.invalid/main:1'}]}
            {{- end }}
            {{- end }}
            """.formatted(PodFate.MAIN, PodFate.HELD, PodFate.KEY, PodFate.FAILED.value());

    /** In a new namespace and a new folder of {@code parent}. */
    static HeldRelease create(ControlPlane plane, Path parent) {
        try {
            var folder = Files.createTempDirectory(parent, "held");
            Files.createDirectory(folder.resolve("temp"));
            var chart = folder.resolve("workspace/chart");
            Files.createDirectories(chart.resolve("templates"));
            Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: held\nversion: 1.0.0\n");
            Files.writeString(chart.resolve("templates/objects.yaml"), OBJECTS);
            Files.writeString(chart.resolve("templates/hooks.yaml"), HOOKS);
            var tenant = plane.tenant(plane.freshNamespace("held"));
            return new HeldRelease(plane, tenant, new HelmRecords(plane, tenant.namespace()), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts run {@code number} of a workflow that deploys the chart with {@code values}. */
    DeployRun start(int number, String values, Map<String, String> more) {
        var inputs = new java.util.HashMap<>(more);
        inputs.put("chart", "chart");
        inputs.put("values", values);
        return DeployRun.numbered(tenant, folder, number, inputs);
    }

    /** Deploys, and returns what it wrote. */
    String deploy(int number, String values) {
        return deploy(number, values, Map.of());
    }

    /** Deploys with {@code more} inputs, and returns what it wrote. */
    String deploy(int number, String values, Map<String, String> more) {
        try (var run = start(number, values, more)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            return run.output();
        }
    }

    /** Uninstalls it, and returns what the run wrote. */
    String uninstall(int number) {
        return deploy(number, "part: unused", Map.of("uninstall", "true"));
    }

    Resource<ConfigMap> configMap(String name) {
        return plane.admin().configMaps().inNamespace(tenant.namespace()).withName(name);
    }

    /** Keeps a ConfigMap that is deleted, until {@link #letGo}. */
    void hold(String name) {
        finalizers(name, List.of("example.com/hold"));
    }

    void letGo(String name) {
        finalizers(name, List.of());
    }

    private void finalizers(String name, List<String> finalizers) {
        configMap(name).edit(found -> {
            found.getMetadata().setFinalizers(finalizers);
            return found;
        });
    }

    /** Waits until Helm uninstalls the release, and waits for the end of a ConfigMap that is held. */
    void awaitUninstalling(String name) {
        Await.until(
                "Helm waits for ConfigMap " + name + " to be gone",
                () -> records.statuses().getLast().equals("uninstalling")
                        && configMap(name).get().getMetadata().getDeletionTimestamp() != null,
                LIMIT);
    }

    /** Waits until the newest record has {@code status}, and Helm waits for the hook. */
    void awaitHeld(String status) {
        Await.until(
                status + " and its hook",
                () -> status.equals(records.statuses().getLast())
                        && plane.admin()
                                        .batch()
                                        .v1()
                                        .jobs()
                                        .inNamespace(tenant.namespace())
                                        .withName("demo-hold")
                                        .get()
                                != null,
                LIMIT);
    }

    /** Checks that the release is {@code part}'s, and that nothing else is left. */
    void assertDeployed(String part) {
        var admin = plane.admin();
        var namespace = tenant.namespace();
        assertThat(records.statuses().getLast()).isEqualTo("deployed");
        assertThat(records.statuses()).containsOnlyOnce("deployed").doesNotContain("uninstalling");
        assertThat(records.statuses()).noneMatch(status -> status.startsWith("pending"));
        assertThat(names(admin.configMaps().inNamespace(namespace).list().getItems()))
                .filteredOn(name -> !name.startsWith("kube-"))
                .containsExactly("demo-" + part);
        assertThat(names(admin.secrets().inNamespace(namespace).list().getItems()))
                .filteredOn(name -> !name.startsWith("sh.helm"))
                .containsExactly("demo-registration");
        assertThat(admin.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName("demo")
                        .get()
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("part", part);
    }

    /** The names of all ConfigMaps, Deployments, Secrets and Jobs that are there and not being deleted. */
    List<String> objects() {
        var admin = plane.admin();
        var namespace = tenant.namespace();
        return Stream.of(
                        admin.configMaps().inNamespace(namespace).list().getItems(),
                        admin.secrets().inNamespace(namespace).list().getItems(),
                        admin.apps().deployments().inNamespace(namespace).list().getItems(),
                        admin.batch().v1().jobs().inNamespace(namespace).list().getItems())
                .flatMap(found -> names(found).stream())
                .filter(name -> !name.startsWith("kube-"))
                .toList();
    }

    private static List<String> names(List<? extends HasMetadata> objects) {
        return objects.stream().map(object -> object.getMetadata().getName()).toList();
    }
}
