package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.release.RecommendedLabels;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An object that keeps pods.
 *
 * @param selector the labels that its pods have
 * @param podLabels all labels of its pods
 */
public record Workload(
        String apiVersion, String kind, String name, Map<String, String> selector, Map<String, String> podLabels) {

    static Workload of(RenderedObject object) {
        return new Workload(
                object.apiVersion(),
                object.kind(),
                object.name(),
                object.texts("spec", "selector", "matchLabels"),
                object.texts("spec", "template", "metadata", "labels"));
    }

    /** Whether an object of this name is this workload, or a ReplicaSet or pod that it made. */
    public boolean made(String object) {
        // Not a mere prefix: "runner" also begins what another release, "runner-gpu", makes.
        return object.equals(name) || Pattern.matches(Pattern.quote(name) + "-[a-z0-9]{1,10}(-[a-z0-9]{5})?", object);
    }

    boolean saysRunner() {
        return RecommendedLabels.RUNNER.equals(podLabels.get(RecommendedLabels.COMPONENT));
    }
}
