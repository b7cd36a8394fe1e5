package io.github.runneractions.deploy.rollout;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;

/**
 * An object as events and owner references name it.
 *
 * @param uid of this very object; one of the same name that comes later has another
 */
record ObjectReference(String kind, String name, String uid) {
    /** A pod by its name alone, other objects with their kind. */
    String described() {
        return switch (kind) {
            case "Pod" -> name;
            case "PersistentVolumeClaim" -> "volume claim " + name;
            default -> kind + " " + name;
        };
    }

    static ObjectReference to(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        return new ObjectReference(object.getKind(), metadata.getName(), metadata.getUid());
    }

    /** The controller of {@code object}, such as the ReplicaSet of a pod. */
    static Optional<ObjectReference> toControllerOf(GenericKubernetesResource object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst()
                .map(owner -> new ObjectReference(owner.getKind(), owner.getName(), owner.getUid()));
    }
}
