package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import java.util.Map;

/**
 * An object that keeps pods.
 *
 * @param selector the labels that its pods have
 * @param podLabels all labels of its pods
 */
public record Workload(
        String apiVersion, String kind, String name, Map<String, String> selector, Map<String, String> podLabels) {
    /** A Deployment creates them, and they create its pods. */
    public static final ApiResource REPLICA_SETS = new ApiResource("apps", "v1", "replicasets", "ReplicaSet", true);

    static Workload of(RenderedObject object) {
        return new Workload(
                object.apiVersion(),
                object.kind(),
                object.name(),
                object.texts("spec", "selector", "matchLabels"),
                object.texts("spec", "template", "metadata", "labels"));
    }

    /** Whether it is {@code object}. */
    public boolean is(RenderedObject object) {
        return kind.equals(object.kind()) && name.equals(object.name());
    }

    boolean hasRunners() {
        return RecommendedLabels.RUNNER.equals(podLabels.get(RecommendedLabels.COMPONENT));
    }
}
