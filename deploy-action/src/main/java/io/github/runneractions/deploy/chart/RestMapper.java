package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.List;
import java.util.Optional;

/** The kinds of object that a cluster serves. */
@FunctionalInterface
public interface RestMapper {
    /**
     * Where objects of {@code kind} are served; empty when the cluster does not know the kind in that version.
     *
     * @param apiVersion as in an object, such as {@code v1} or {@code apps/v1}
     */
    Optional<ApiResource> find(String apiVersion, String kind);

    /** The other versions, such as {@code policy/v1}, that the cluster serves a kind as that it does not serve as {@code apiVersion}. */
    default List<String> otherVersions(String apiVersion, String kind) {
        return List.of();
    }
}
