package io.github.runneractions.demo;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.scenario.NamespaceObjects;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A namespace of the real cluster as a test sees it: its pods, their containers, and the runners of their names. */
class RealNamespace {

    static final Duration LIMIT = Duration.ofMinutes(2);
    static final String APP_SECRET = "app";

    final RealCluster cluster = RealCluster.shared();
    final String namespace = cluster.plane.freshNamespace("fleet");

    /** All tests share the runners' repository: a release of another name has other runners. */
    final String release = namespace;

    final String secret = release + "-registration";

    final KubernetesClient admin = cluster.plane.admin();

    /** All objects of the namespace but the two Secrets that are for credentials, with the records of the release: place → text. */
    Map<String, String> objects() {
        var texts = new HashMap<>(new NamespaceObjects(admin, namespace).texts(Set.of()));
        for (var name : List.of(secret, APP_SECRET)) {
            if (texts.remove("Secret " + name) == null) {
                throw new IllegalStateException("There is no Secret " + name);
            }
        }
        return texts;
    }

    /** The pods that live and are not told to end. */
    List<Pod> pods() {
        return admin
                .pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/component", "runner")
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> !"Failed".equals(pod.getStatus().getPhase()))
                .toList();
    }

    /** The one pod's name. */
    String pod() {
        Await.until("one pod", () -> pods().size() == 1, LIMIT);
        return pods().getFirst().getMetadata().getName();
    }

    Pod read(String pod) {
        return admin.pods().inNamespace(namespace).withName(pod).get();
    }

    /** Waits until the one pod is ready, and its runner online. */
    String awaitOnline() {
        var pod = pod();
        await(pod + " to be ready and online", () -> ready(pod) && online(pod));
        return pod;
    }

    boolean ready(String pod) {
        return Optional.ofNullable(read(pod)).stream()
                .flatMap(it -> it.getStatus().getConditions().stream())
                .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    boolean gone(String pod) {
        return read(pod) == null;
    }

    Optional<RegisteredRunner> runner(String pod) {
        cluster.github.world().sessions().expire();
        return cluster.github.world().runners().named(pod).stream().findFirst();
    }

    boolean online(String pod) {
        return runner(pod)
                .filter(it -> it.status() == RegisteredRunner.Status.ONLINE)
                .isPresent();
    }

    /** How many pods are ready, which may be told to end. */
    int readyPods() {
        return (int) admin.pods().inNamespace(namespace).list().getItems().stream()
                .filter(it -> ready(it.getMetadata().getName()))
                .count();
    }

    /** All that a container has written, or wrote in its life before this one. */
    String log(String pod, String container) {
        return admin.pods()
                .inNamespace(namespace)
                .withName(pod)
                .inContainer(container)
                .getLog();
    }

    ContainerStatus status(String pod, String container) {
        var status = read(pod).getStatus();
        return Stream.concat(
                        Optional.ofNullable(status.getInitContainerStatuses()).stream()
                                .flatMap(List::stream),
                        Optional.ofNullable(status.getContainerStatuses()).stream()
                                .flatMap(List::stream))
                .filter(it -> it.getName().equals(container))
                .findFirst()
                .orElseThrow();
    }

    /** Runs a script in a container; its output. */
    String exec(String pod, String container, String script) {
        var output = new ByteArrayOutputStream();
        try (var exec = admin.pods()
                .inNamespace(namespace)
                .withName(pod)
                .inContainer(container)
                .writingOutput(output)
                .writingError(output)
                .exec("bash", "-c", script)) {
            var _ = exec.exitCode().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return output.toString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException("In " + container + ": " + script, e);
        }
    }

    /** The messages of the pod's events with a reason. */
    List<String> events(String pod, String reason) {
        return admin.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(it -> it.getInvolvedObject().getName().equals(pod)
                        && it.getReason().equals(reason))
                .map(it -> it.getMessage())
                .toList();
    }

    /** Waits, and shows the pods' states when it waited in vain. */
    void await(String what, Callable<Boolean> condition) {
        await(what, LIMIT, condition);
    }

    /** Waits for longer. */
    void await(String what, Duration limit, Callable<Boolean> condition) {
        try {
            Await.until(what, condition, limit);
        } catch (RuntimeException e) {
            throw new AssertionError(e.getMessage() + describe(), e);
        }
    }

    String describe() {
        var text = new StringBuilder();
        for (HasMetadata it : admin.pods().inNamespace(namespace).list().getItems()) {
            var pod = it.getMetadata().getName();
            text.append("\n")
                    .append(pod)
                    .append(": ")
                    .append(read(pod).getStatus().getPhase());
            for (var container : containers(pod)) {
                try {
                    text.append("\n").append(container).append(":\n").append(log(pod, container));
                } catch (RuntimeException e) {
                    text.append("\n").append(container).append(" has no log: ").append(e.getMessage());
                }
            }
        }
        admin.v1()
                .events()
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(it ->
                        text.append("\n").append(it.getReason()).append(": ").append(it.getMessage()));
        return text.append("\n").append(runners()).toString();
    }

    List<String> containers(String pod) {
        var spec = read(pod).getSpec();
        return Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
                .map(Container::getName)
                .toList();
    }

    Map<String, String> runners() {
        var all = new HashMap<String, String>();
        cluster.github
                .world()
                .runners()
                .of(RunnerPlace.of(RealCluster.REPOSITORY))
                .forEach(it -> all.put(it.name(), it.status() + " " + it.load()));
        return all;
    }
}
