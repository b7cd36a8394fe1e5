package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pod as the two containers in it see it: the registrar, which mounts the Secret, and the runner. */
record RunnerPod(Pod pod) {

    private static final String LABELS = "RUNNER_LABELS";
    private static final String GROUP = "RUNNER_GROUP";
    private static final String BROKER = "REGISTRATION_BROKER";

    /** When the registrar registers, and what it does then. */
    enum Registrar {
        /** A native sidecar, which lives as long as the pod. */
        BESIDE,
        /** An init container, which registers once: Kubernetes before 1.29 has no sidecars. */
        ONCE
    }

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

    /** Whether it has been told to end at once: nothing in it can do anything more. */
    boolean killed() {
        Long grace = pod.getMetadata().getDeletionGracePeriodSeconds();
        return grace != null && grace == 0;
    }

    /** Whether its containers wait for the fleet. */
    boolean held() {
        return pod.getMetadata().getAnnotations().containsKey(PodFate.INIT);
    }

    /** Whether nothing in it registers, so that there is no runner in it. */
    boolean foreign() {
        return registrar().isEmpty();
    }

    /** Whether its registrar runs, or, when it was not held, has run. */
    boolean registers() {
        return held()
                ? "Pending".equals(pod.getStatus().getPhase())
                        && pod.getStatus().getInitContainerStatuses().stream()
                                .anyMatch(status -> registrar()
                                                .filter(of -> of.getName().equals(status.getName()))
                                                .isPresent()
                                        && !pullsAnImage(status))
                : "Running".equals(pod.getStatus().getPhase());
    }

    /** Whether the runner's container runs. */
    boolean runs() {
        return "Running".equals(pod.getStatus().getPhase())
                && pod.getStatus().getContainerStatuses().stream()
                        .anyMatch(status -> status.getState().getRunning() != null);
    }

    /** How its registrar runs. */
    Registrar lifetime() {
        return registrar().filter(of -> "Always".equals(of.getRestartPolicy())).isPresent()
                ? Registrar.BESIDE
                : Registrar.ONCE;
    }

    /** The name of the container of the registrar. */
    String registrarName() {
        return registrar().map(Container::getName).orElse("");
    }

    /** The name of the container of the runner. */
    String runnerName() {
        return pod.getSpec().getContainers().getFirst().getName();
    }

    /** The volume with the Secret that the registrar mounts. */
    Optional<Volume> registration() {
        return registrar().flatMap(this::mounted);
    }

    /** The labels that the runner is to have beside those that every runner has. */
    List<String> labels() {
        return variable(LABELS)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** The runner group that it is to join; empty for the default group. */
    String group() {
        return variable(GROUP).findFirst().orElse("");
    }

    /** The CronJob that renews the token, as the registrar knows it. */
    Optional<String> broker() {
        return variable(BROKER).findFirst();
    }

    private Stream<String> variable(String name) {
        return registrar().stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .filter(value -> value != null && !value.isBlank());
    }

    private Optional<Container> registrar() {
        return pod.getSpec().getInitContainers().stream()
                .filter(container -> mounted(container).isPresent())
                .findFirst();
    }

    private Optional<Volume> mounted(Container container) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .filter(volume -> mounts(container, volume))
                .findFirst();
    }

    private static boolean pullsAnImage(ContainerStatus status) {
        return Stream.ofNullable(status.getState().getWaiting())
                .anyMatch(waiting -> waiting.getReason().contains("Image"));
    }

    private static boolean mounts(Container container, Volume volume) {
        return container.getVolumeMounts().stream()
                .anyMatch(mount -> mount.getName().equals(volume.getName()));
    }
}
