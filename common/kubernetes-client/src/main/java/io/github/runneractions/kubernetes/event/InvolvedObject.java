package io.github.runneractions.kubernetes.event;

import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.PartialObjectMetadata;

/**
 * The object that an Event is about.
 *
 * @param uid {@code kubectl describe} shows only the Events with the object's own
 */
public record InvolvedObject(ApiResource resource, String name, String uid) {
    /** The object with this metadata. */
    public static InvolvedObject of(ApiResource resource, PartialObjectMetadata object) {
        return new InvolvedObject(resource, object.name(), object.uid());
    }
}
