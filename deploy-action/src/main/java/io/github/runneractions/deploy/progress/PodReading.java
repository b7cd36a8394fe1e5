package io.github.runneractions.deploy.progress;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import java.util.Optional;

/** Makes a pod's status one word and, when it is stuck, one reason. */
final class PodReading {
    private PodReading() {}

    static PodState of(GenericKubernetesResource pod) {
        var name = pod.getMetadata().getName();
        var status = new Unstructured(pod.getAdditionalProperties().get("status"));
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

    private static Optional<PodState> evicted(String name, Unstructured status) {
        return status.at("reason")
                .text()
                .map(reason -> new PodState(
                        name,
                        reason,
                        Reasons.ofWarning(reason)
                                .map(kind -> Trouble.of(
                                        kind, reason, status.at("message").orEmpty()))));
    }

    private static Optional<PodState> initialising(String name, Unstructured status) {
        return status.at("initContainerStatuses")
                .items()
                .map(ContainerState::new)
                .filter(container -> !container.done())
                .findFirst()
                .map(container -> new PodState(
                        name,
                        "Init" + container.stuck().map(reason -> ":" + reason).orElse(""),
                        container.trouble()));
    }

    private static Optional<PodState> starting(String name, Unstructured status) {
        return status.at("containerStatuses")
                .items()
                .map(ContainerState::new)
                .filter(container -> container.trouble().isPresent())
                .findFirst()
                .map(container ->
                        new PodState(name, container.stuck().orElseGet(() -> phase(status)), container.trouble()));
    }

    private static PodState inPhase(String name, Unstructured status) {
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

    private static String phase(Unstructured status) {
        return status.at("phase").text().orElse(PodState.PENDING);
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
