package io.github.runneractions.runnercleanup;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Pods of runners, in a namespace of a real control plane. A pod's name begins with that of its release. */
record RunnerPods(String namespace) {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** Creates one, which runs and is ready. */
    void create(String name) {
        PLANE.admin()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .withLabels(Map.of(
                                "app.kubernetes.io/component",
                                "runner",
                                "app.kubernetes.io/instance",
                                name.substring(0, name.indexOf('-'))))
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("runner")
                        .withImage("example.com/runner")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        Await.until("pod " + name + " to be ready", () -> isReady(name), LIMIT);
    }

    /** Has it end in {@code phase}. */
    void end(String name, String phase) {
        change(
                name,
                pod -> new PodBuilder(pod)
                        .editStatus()
                        .withPhase(phase)
                        .endStatus()
                        .build());
        Await.until(
                "pod " + name + " to end",
                () -> pod(name).get().getStatus().getPhase().equals(phase),
                LIMIT);
    }

    /** Has its container exit again and again. */
    void crash(String name) {
        change(
                name,
                pod -> new PodBuilder(pod)
                        .editStatus()
                        .editMatchingCondition(condition -> condition.getType().equals("Ready"))
                        .withStatus("False")
                        .withLastTransitionTime(Instant.now().toString())
                        .endCondition()
                        .editMatchingContainerStatus(
                                container -> container.getName().equals("runner"))
                        .withReady(false)
                        .withNewState()
                        .withNewWaiting()
                        .withReason("CrashLoopBackOff")
                        .endWaiting()
                        .endState()
                        .withNewLastState()
                        .withNewTerminated()
                        .withExitCode(1)
                        .withMessage("no session")
                        .endTerminated()
                        .endLastState()
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }

    /** Deletes it at once. */
    void delete(String name) {
        pod(name).withGracePeriod(0).delete();
        Await.until("pod " + name + " to go", () -> !names().contains(name), LIMIT);
    }

    /** Deletes all at once. */
    void deleteAll() {
        PLANE.admin().pods().inNamespace(namespace).withGracePeriod(0).delete();
        Await.until("all pods to be gone", () -> names().isEmpty(), LIMIT);
    }

    /** The names of those that are there, and are not being deleted. */
    List<String> names() {
        return PLANE.admin().pods().inNamespace(namespace).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private void change(String name, UnaryOperator<Pod> change) {
        pod(name).editStatus(change);
    }

    private boolean isReady(String name) {
        return pod(name).get().getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private PodResource pod(String name) {
        return PLANE.admin().pods().inNamespace(namespace).withName(name);
    }
}
