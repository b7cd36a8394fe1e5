package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.object.ApiResource;
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
}
