package io.github.runneractions.deploy.rollout;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.rollout.ContainerState.Lifetime;
import io.github.runneractions.kubernetes.object.Unstructured;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pod at one moment.
 *
 * @param name which is also its runner's
 * @param stage one word, much as {@code kubectl get pods} has it: {@code Pending}, {@code Init}, {@code Running},
 *     {@code Ready}, {@code Terminating}, or the reason it is stuck for
 * @param problem what keeps it from being ready
 * @param ended the container that has failed, if one has
 * @param overcome the kinds of problems that it has left behind
 * @param claims the volume claims that it mounts
 */
record PodState(
        String name,
        String stage,
        Optional<PodProblem> problem,
        Optional<EndedContainer> ended,
        Set<ProblemKind> overcome,
        List<String> claims) {
    /** Of a pod that has a node. */
    private static final Set<ProblemKind> BEFORE_A_NODE = Set.of(ProblemKind.UNSCHEDULABLE, ProblemKind.CLAIM);

    /** Of a pod whose containers have all run. */
    private static final Set<ProblemKind> BEFORE_A_START = Set.of(
            ProblemKind.UNSCHEDULABLE,
            ProblemKind.CLAIM,
            ProblemKind.MOUNT,
            ProblemKind.IMAGE,
            ProblemKind.CONFIG,
            ProblemKind.UNREGISTERED);

    static final String PENDING = "Pending";

    /** As {@code kubectl get pods} has it. */
    static final String INITIALISED = "PodInitializing";

    private static final String READY = "Ready";
    private static final String UNSEEN = "not known";
    private static final String TERMINATING = "Terminating";

    /** In one line: a node chooses the reason, and must not be able to forge a line of the log. */
    PodState {
        stage = PodProblem.brief(stage);
    }

    /** A pod without volume claims, of which nothing is over. */
    PodState(String name, String stage, Optional<PodProblem> problem) {
        this(name, stage, problem, Optional.empty(), Set.of(), List.of());
    }

    static PodState of(GenericKubernetesResource pod) {
        var name = pod.getMetadata().getName();
        var status = new Unstructured(pod.getAdditionalProperties().get("status"));
        var spec = new Unstructured(pod.getAdditionalProperties().get("spec"));
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return new PodState(name, TERMINATING, Optional.empty());
        }
        if (isTrue(status, "Ready")) {
            return new PodState(name, READY, Optional.empty());
        }
        var now = evicted(name, status)
                .or(() -> initialising(name, status, spec))
                .or(() -> starting(name, status))
                .orElseGet(() -> inPhase(name, status));
        return new PodState(name, now.stage, now.problem, now.ended, overcome(status), claims(spec));
    }

    /** A pod that cannot be looked at: whoever knows it by its runner knows no more than that it may be there. */
    static PodState unseen(String name) {
        return new PodState(name, UNSEEN, Optional.empty());
    }

    boolean seen() {
        return !stage.equals(UNSEEN);
    }

    boolean ready() {
        return stage.equals(READY);
    }

    boolean terminating() {
        return stage.equals(TERMINATING);
    }

    private static Optional<PodState> evicted(String name, Unstructured status) {
        return status.at("reason")
                .text()
                .map(reason -> new PodState(
                        name,
                        reason,
                        PodProblem.ofPod(name, reason, status.at("message").orEmpty())));
    }

    private static Optional<PodState> initialising(String name, Unstructured status, Unstructured spec) {
        var lifetimes = spec.at("initContainers")
                .items()
                .collect(Collectors.toMap(
                        container -> container.at("name").orEmpty(), Lifetime::of, (first, second) -> first));
        return status.at("initContainerStatuses")
                .items()
                .map(container -> new ContainerState(
                        container, lifetimes.getOrDefault(container.at("name").orEmpty(), Lifetime.UNTIL_DONE)))
                .filter(container -> !container.done())
                .findFirst()
                .map(container -> new PodState(
                        name,
                        "Init" + container.stuck().map(reason -> ":" + reason).orElse(""),
                        container.problem(name),
                        container.ended(name),
                        Set.of(),
                        List.of()));
    }

    private static Optional<PodState> starting(String name, Unstructured status) {
        return status.at("containerStatuses")
                .items()
                .map(container -> new ContainerState(container, Lifetime.AS_LONG_AS_THE_POD))
                .filter(container -> container.problem(name).isPresent())
                .findFirst()
                .map(container -> new PodState(
                        name,
                        container.stuck().orElseGet(() -> phase(status)),
                        container.problem(name),
                        container.ended(name),
                        Set.of(),
                        List.of()));
    }

    private static Set<ProblemKind> overcome(Unstructured status) {
        var containers = Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(list -> status.at(list).items())
                .map(container -> new ContainerState(container, Lifetime.AS_LONG_AS_THE_POD))
                .toList();
        var isScheduled = !containers.isEmpty() || isTrue(status, "PodScheduled");
        var haveRun = !containers.isEmpty() && containers.stream().allMatch(ContainerState::hasRun);
        return haveRun ? BEFORE_A_START : isScheduled ? BEFORE_A_NODE : Set.of();
    }

    private static List<String> claims(Unstructured spec) {
        return spec.at("volumes")
                .items()
                .flatMap(volume -> volume.at("persistentVolumeClaim", "claimName").text().stream())
                .toList();
    }

    private static PodState inPhase(String name, Unstructured status) {
        var unscheduled = condition(status, "PodScheduled")
                .filter(found -> found.at("status").orEmpty().equals("False"));
        return new PodState(
                name,
                isInitialised(status) ? INITIALISED : phase(status),
                unscheduled.map(found -> new PodProblem(
                        ProblemKind.UNSCHEDULABLE,
                        name,
                        found.at("reason").orEmpty(),
                        found.at("message").orEmpty())));
    }

    /** Its init containers have ended, and the others have not begun. Its phase is still that before them. */
    private static boolean isInitialised(Unstructured status) {
        return phase(status).equals(PENDING)
                && status.at("initContainerStatuses").items().findAny().isPresent();
    }

    private static String phase(Unstructured status) {
        return status.at("phase").text().orElse(PENDING);
    }

    private static boolean isTrue(Unstructured status, String type) {
        return condition(status, type)
                .filter(found -> found.at("status").orEmpty().equals("True"))
                .isPresent();
    }

    private static Optional<Unstructured> condition(Unstructured status, String type) {
        return status.at("conditions")
                .items()
                .filter(entry -> entry.at("type").orEmpty().equals(type))
                .findFirst();
    }
}
