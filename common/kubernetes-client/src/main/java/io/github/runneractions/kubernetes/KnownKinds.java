package io.github.runneractions.kubernetes;

import java.util.Optional;

/** The kinds of object that a cluster serves. */
@FunctionalInterface
public interface KnownKinds {
    /**
     * Where objects of {@code kind} are served; empty when the cluster does not know the kind in that version.
     *
     * @param apiVersion as in an object, such as {@code v1} or {@code apps/v1}
     */
    Optional<ApiResource> find(String apiVersion, String kind);
}
