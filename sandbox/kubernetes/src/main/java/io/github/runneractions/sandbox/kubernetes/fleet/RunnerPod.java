package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A pod as the runner in it sees it. */
record RunnerPod(Pod pod) {

    private static final String LABELS = "RUNNER_LABELS";

    // What kwok writes while an init container runs, and while it waits for its next try.
    private static final Set<String> INITIALIZING = Set.of("PodInitializing", "CrashLoopBackOff");

    /** The name of pod and runner. */
    String name() {
        return pod.getMetadata().getName();
    }

    /** Tells it from an earlier pod of that name. */
    String uid() {
        return pod.getMetadata().getUid();
    }

    /** Whether it has been told to end. */
    boolean ending() {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    boolean ready() {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    /** Whether its init container waits for the fleet. */
    boolean held() {
        return pod.getMetadata().getAnnotations().containsKey(PodFate.INIT);
    }

    /** Whether its init container runs, or has run when it was not held. */
    boolean configures() {
        return held()
                ? pod.getStatus().getInitContainerStatuses().stream()
                        .limit(1)
                        .map(status -> status.getState().getWaiting())
                        .anyMatch(waiting -> waiting != null && initializing(waiting))
                : "Running".equals(pod.getStatus().getPhase());
    }

    /** The volume with the Secret that an init container mounts. */
    Optional<Volume> registration() {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .filter(volume -> initContainers().anyMatch(container -> mounts(container, volume)))
                .findFirst();
    }

    /** The labels that the runner is to have beside those that every runner has. */
    List<String> labels() {
        return initContainers()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().equals(LABELS))
                .map(EnvVar::getValue)
                .filter(value -> value != null && !value.isBlank())
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private Stream<Container> initContainers() {
        return pod.getSpec().getInitContainers().stream();
    }

    private static boolean initializing(ContainerStateWaiting waiting) {
        return INITIALIZING.contains(waiting.getReason());
    }

    private static boolean mounts(Container container, Volume volume) {
        return container.getVolumeMounts().stream()
                .anyMatch(mount -> mount.getName().equals(volume.getName()));
    }
}
