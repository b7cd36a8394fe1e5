package io.github.runneractions.deploy.helm;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.kubernetes.client.ParallelCalls;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.PreconditionFailed;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a chart that are in the cluster and not of the release. Helm does not write over them, and names the first only. It does
 * not look at those that the revision names that it compares the chart with.
 */
public record ForeignObjects(ReleaseHistory history) {
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /**
     * Checks that there are none.
     *
     * @param chart what belongs to the release, without hooks
     * @throws PreconditionFailed that has a line for each
     */
    public void requireNone(RenderedChart chart, LiveObjects live) {
        var known = Recovery.of(history) instanceof Recovery.Forget ? Optional.<StoredRelease>empty() : current();
        var unknown = known
                .map(record -> chart.without(RenderedChart.parseRecorded(record.manifest())))
                .orElse(chart)
                .objects()
                .stream()
                .filter(object -> !object.name().isEmpty())
                .toList();
        var foreign = ParallelCalls.answers(
                        unknown,
                        object -> live.readable(object)
                                .filter(found ->
                                        !StoredRelease.hasObject(found, history.release(), history.namespace()))
                                .map(found -> described(object) + ": " + owner(found)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        if (!foreign.isEmpty()) {
            throw new PreconditionFailed(
                    HelmCauses.OWNED,
                    "Tried to deploy release " + history.release() + " to namespace " + history.namespace()
                            + ", but objects of the chart exist that do not belong to this release:\n"
                            + String.join("\n", foreign),
                    "Choose another `release`, delete the objects if they are not needed, or have this release take them over with"
                            + " `take-ownership: true`.");
        }
    }

    /** The record that Helm compares the chart with. */
    private Optional<StoredRelease> current() {
        var compared = ReleaseHistory.compared(history.records()).toList();
        return compared.stream()
                .filter(record -> record.status().equals("deployed"))
                .findFirst()
                .or(() -> compared.stream().findFirst());
    }

    private String described(RenderedObject object) {
        return ForeignText.inOneLine(object.kind() + " " + object.name()
                + object.namespace()
                        .filter(namespace -> !namespace.equals(history.namespace()))
                        .map(namespace -> " in namespace " + namespace)
                        .orElse(""));
    }

    private String owner(ObjectMeta found) {
        var annotations = Optional.ofNullable(found.getAnnotations()).orElse(Map.of());
        var manager = Optional.ofNullable(found.getLabels()).map(labels -> labels.get(MANAGED_BY));
        var release = annotations.get("meta.helm.sh/release-name");
        var namespace = annotations.get("meta.helm.sh/release-namespace");
        if (history.release().text().equals(release) && history.namespace().equals(namespace)) {
            return "it has not the label `" + MANAGED_BY + ": Helm`";
        }
        return ForeignText.inOneLine(
                release == null
                        ? "of no release"
                                + manager.map(name -> ", managed by " + name).orElse("")
                        : "of release " + release + " in namespace " + namespace);
    }
}
