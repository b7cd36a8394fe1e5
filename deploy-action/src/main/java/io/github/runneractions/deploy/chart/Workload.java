package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object that keeps pods.
 *
 * @param selector the labels that its pods have
 * @param podLabels all labels of its pods
 * @param runnerLabels those that the runners of the runner chart register with; empty for other charts
 * @param runnerGroup the name of the group that they join; empty for the default one
 */
public record Workload(
        String apiVersion,
        String kind,
        String name,
        Map<String, String> selector,
        Map<String, String> podLabels,
        List<String> runnerLabels,
        Optional<String> runnerGroup) {
    /** A Deployment creates them, and they create its pods. */
    public static final ApiResource REPLICA_SETS = new ApiResource("apps", "v1", "replicasets", "ReplicaSet", true);

    /** Variables of the runner chart's registrar. */
    private static final String RUNNER_LABELS = "RUNNER_LABELS";

    private static final String RUNNER_GROUP = "RUNNER_GROUP";

    static Workload of(RenderedObject object) {
        return new Workload(
                object.apiVersion(),
                object.kind(),
                object.name(),
                object.texts("spec", "selector", "matchLabels"),
                object.texts("spec", "template", "metadata", "labels"),
                variable(object, RUNNER_LABELS).stream()
                        .flatMap(labels -> Stream.of(labels.split(",", -1)))
                        .map(String::strip)
                        .filter(label -> !label.isEmpty())
                        .toList(),
                variable(object, RUNNER_GROUP));
    }

    /** The value of a container's variable; empty when it is not set, or empty. */
    private static Optional<String> variable(RenderedObject object, String name) {
        var pods = new Unstructured(object.body()).at("spec", "template", "spec");
        return Stream.of("initContainers", "containers")
                .flatMap(list -> pods.at(list).items())
                .flatMap(container -> container.at("env").items())
                .filter(variable -> variable.at("name").orEmpty().equals(name))
                .map(variable -> variable.at("value").orEmpty().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Whether it is {@code object}. */
    public boolean is(RenderedObject object) {
        return kind.equals(object.kind()) && name.equals(object.name());
    }

    boolean hasRunners() {
        return RecommendedLabels.RUNNER.equals(podLabels.get(RecommendedLabels.COMPONENT));
    }
}
