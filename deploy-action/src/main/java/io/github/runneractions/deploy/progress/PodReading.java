package io.github.runneractions.deploy.progress;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;

/** Makes a pod's status one word and, when it is stuck, one reason. */
final class PodReading {
    private PodReading() {}

    static PodState of(GenericKubernetesResource pod) {
        var name = pod.getMetadata().getName();
        var status = new Tree(pod.getAdditionalProperties().get("status"));
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return new PodState(name, PodState.TERMINATING, Optional.empty());
        }
        if (isTrue(status, "Ready")) {
            return new PodState(name, PodState.READY, Optional.empty());
        }
        return evicted(name, status)
                .or(() -> initialising(name, status))
                .or(() -> starting(name, status))
                .orElseGet(() -> inPhase(name, status));
    }

    private static Optional<PodState> evicted(String name, Tree status) {
        return status.at("reason")
                .text()
                .map(reason -> new PodState(
                        name,
                        reason,
                        Reasons.ofWarning(reason)
                                .map(kind -> Trouble.of(
                                        kind, reason, status.at("message").orEmpty()))));
    }

    private static Optional<PodState> initialising(String name, Tree status) {
        return status.at("initContainerStatuses")
                .entries()
                .map(ContainerState::new)
                .filter(container -> !container.done())
                .findFirst()
                .map(container -> new PodState(
                        name,
                        "Init" + container.stuck().map(reason -> ":" + reason).orElse(""),
                        container.trouble()));
    }

    private static Optional<PodState> starting(String name, Tree status) {
        return status.at("containerStatuses")
                .entries()
                .map(ContainerState::new)
                .filter(container -> container.trouble().isPresent())
                .findFirst()
                .map(container ->
                        new PodState(name, container.stuck().orElseGet(() -> phase(status)), container.trouble()));
    }

    private static PodState inPhase(String name, Tree status) {
        var unscheduled = condition(status, "PodScheduled")
                .filter(found -> found.at("status").orEmpty().equals("False"));
        return new PodState(
                name,
                phase(status),
                unscheduled.map(found -> Trouble.of(
                        TroubleKind.UNSCHEDULABLE,
                        found.at("reason").orEmpty(),
                        found.at("message").orEmpty())));
    }

    private static String phase(Tree status) {
        return status.at("phase").text().orElse(PodState.PENDING);
    }

    private static boolean isTrue(Tree status, String type) {
        return condition(status, type)
                .filter(found -> found.at("status").orEmpty().equals("True"))
                .isPresent();
    }

    private static Optional<Tree> condition(Tree status, String type) {
        return status.at("conditions")
                .entries()
                .filter(entry -> entry.at("type").orEmpty().equals(type))
                .findFirst();
    }
}
