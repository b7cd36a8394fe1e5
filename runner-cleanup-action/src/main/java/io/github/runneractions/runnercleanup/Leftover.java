package io.github.runneractions.runnercleanup;

import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.PartialObjectMetadata;

/**
 * An object that a runner has left in the cluster.
 *
 * @param reason why nobody needs it, as a clause about it
 */
record Leftover(ApiResource resource, PartialObjectMetadata object, String reason) {
    /** Such as {@code Pod demo-7c9d8f6b54-x2x4q}. */
    @Override
    public String toString() {
        return resource.kind() + " " + object.name();
    }
}
