package io.github.runneractions.deploy.rollout;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import java.util.Optional;

/**
 * An event that tells of a problem.
 *
 * @param object what it is about
 * @param container of a pod; empty when it is about the whole
 */
record ReleaseEvent(ObjectReference object, String container, String reason, String message) {
    /** Of a claim that no class provisions for, Kubernetes tells with an event that is no warning. */
    private static final String UNBOUND = "FailedBinding";

    /** Empty for an event that is no warning. */
    static Optional<ReleaseEvent> of(GenericKubernetesResource resource) {
        var event = new Unstructured(resource.getAdditionalProperties());
        var involved = event.at("involvedObject");
        var reason = event.at("reason").orEmpty();
        return event.at("type").orEmpty().equals("Warning") || reason.equals(UNBOUND)
                ? Optional.of(new ReleaseEvent(
                        new ObjectReference(
                                involved.at("kind").orEmpty(),
                                involved.at("name").orEmpty(),
                                involved.at("uid").orEmpty()),
                        container(involved.at("fieldPath").orEmpty()),
                        reason,
                        event.at("message").orEmpty()))
                : Optional.empty();
    }

    /** Of {@code spec.initContainers{registrar}}. */
    private static String container(String path) {
        var start = path.indexOf('{');
        return start > 0 && path.endsWith("}") ? path.substring(start + 1, path.length() - 1) : "";
    }
}
