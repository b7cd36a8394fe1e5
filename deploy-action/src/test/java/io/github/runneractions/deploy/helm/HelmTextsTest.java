package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.RequiredPermissions;
import io.github.runneractions.deploy.lock.LockErrors;
import io.github.runneractions.deploy.rollout.ProblemKind;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pinned Helm writes now: another version may have other words, which the tables of causes must know. */
@Tag("real")
class HelmTextsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final String NEVER_READY = deployment("unready", "app: e", "image: 'x:1'");

    @TempDir
    Path folder;

    private final String namespace = PLANE.freshNamespace("texts");

    static Stream<Arguments> charts() {
        return Stream.of(
                Arguments.of(HelmCauses.REFUSED_VALUES, "", "{{ fail \"say a list\" }}"),
                Arguments.of(HelmCauses.TEMPLATE, "", "{{ .Values.a.b.c }}"),
                Arguments.of(HelmCauses.NOT_YAML, "", "a: b: c"),
                Arguments.of(HelmCauses.HOOK, "", job("helm.sh/hook: pre-install")),
                Arguments.of(HelmCauses.HOOK, "# nothing", job("helm.sh/hook: pre-upgrade")),
                Arguments.of(HelmCauses.HOOK, "# nothing", job("helm.sh/hook: post-upgrade")),
                Arguments.of(ProblemKind.JOB.topic(), "", job("")),
                Arguments.of(HelmCauses.NOT_READY, "", NEVER_READY),
                Arguments.of(HelmCauses.INVALID, "", deployment("ready", "app: e", "args: []")),
                Arguments.of(HelmCauses.INVALID, "", deployment("ready", "app: e", "image: 'x:1', nothing: 1")),
                Arguments.of(
                        HelmCauses.IMMUTABLE,
                        deployment("ready", "app: e", "image: 'x:1'"),
                        deployment("ready", "app: f", "image: 'x:1'")),
                Arguments.of(
                        RequiredPermissions.UNKNOWN_KIND,
                        "",
                        "{apiVersion: acme.example/v1, kind: Nothing, metadata: {name: a}}"));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void areKnown(Topic topic, String first, String second) {
        if (!first.isEmpty()) {
            assertThat(helm(first, "install").code()).isZero();
        }

        var exit = helm(second, first.isEmpty() ? "install" : "upgrade");

        assertThat(HelmErrors.of("deploy", exit).topic()).as(exit.errors()).isEqualTo(topic);
    }

    @Test
    void areKnownOfANamespaceThatIsNotThere() {
        var exit = await(start("# nothing", "install", List.of("--namespace", "not-there")));

        assertThat(HelmErrors.of("deploy", exit).topic()).as(exit.errors()).isEqualTo(KubernetesErrors.NO_NAMESPACE);
    }

    @Test
    void areKnownOfACancellationAndOfALock() {
        var cancelled = start(NEVER_READY, "install", List.of("--timeout", "60s"));
        awaitRecords(1);
        cancelled.destroy();
        var exit = await(cancelled);
        assertThat(HelmErrors.of("deploy", exit).topic()).as(exit.errors()).isEqualTo(HelmCauses.CANCELLED);

        var killed = start(NEVER_READY, "upgrade", List.of("--timeout", "60s"));
        awaitRecords(2);
        killed.destroyForcibly();
        await(killed);
        var locked = helm(NEVER_READY, "upgrade");
        assertThat(HelmErrors.of("deploy", locked).topic()).as(locked.errors()).isEqualTo(LockErrors.LOCKED);
    }

    private void awaitRecords(int count) {
        Await.until(
                count + " records",
                () -> PLANE.admin()
                                .secrets()
                                .inNamespace(namespace)
                                .withLabel("owner", "helm")
                                .list()
                                .getItems()
                                .size()
                        == count,
                LIMIT);
    }

    private Helm.Exit helm(String objects, String command) {
        return await(start(objects, command, List.of("--timeout", "4s")));
    }

    private Process start(String objects, String command, List<String> more) {
        try {
            var templates = Files.createDirectories(folder.resolve("chart/templates"));
            Files.writeString(templates.resolveSibling("Chart.yaml"), "{apiVersion: v2, name: own, version: 1.0.0}");
            Files.writeString(templates.resolve("all.yaml"), objects);
            var line = new ArrayList<>(List.of(Tools.program("helm").toString(), command, "e", "chart"));
            line.addAll(List.of("--namespace", namespace, "--wait=watcher", "--wait-for-jobs"));
            line.addAll(more);
            var builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(folder.resolve("errors").toFile());
            builder.environment().clear();
            builder.environment()
                    .putAll(Map.of(
                            "KUBECONFIG", PLANE.adminKubeconfig().toString(),
                            "HELM_CACHE_HOME", folder.toString(),
                            "HELM_CONFIG_HOME", folder.toString(),
                            "HELM_DATA_HOME", folder.toString()));
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Helm.Exit await(Process helm) {
        try {
            return new Helm.Exit(helm.onExit().join().exitValue(), "", Files.readString(folder.resolve("errors")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String deployment(String fate, String labels, String container) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: e}
            spec:
              selector: {matchLabels: {%s}}
              template:
                metadata: {labels: {%s}, annotations: {%s: %s}}
                spec: {containers: [{name: app, %s}]}
            """.formatted(labels, labels, PodFate.KEY, fate, container);
    }

    private static String job(String annotation) {
        return """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: migrate, annotations: {%s}}
            spec:
              backoffLimit: 0
              template:
                metadata: {annotations: {%s: %s}}
                spec: {restartPolicy: Never, containers: [{name: app, image: "x:1"}]}
            """.formatted(annotation, PodFate.KEY, PodFate.FAILED.value());
    }
}
