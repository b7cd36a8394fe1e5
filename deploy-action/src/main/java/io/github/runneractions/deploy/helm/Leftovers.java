package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.runtime.ToolFailed;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What deployments of this action have created that failed and were not rolled back. Helm compares a chart with the revision that is
 * deployed, not with those, and would leave their objects for ever.
 */
record Leftovers(ReleaseHistory history) {
    /** A deployment that failed, and the roll-back that did not end. */
    static final int LOOKED_AT = 2;

    private static final RenderedChart NONE = new RenderedChart(List.of());

    /** Those that neither {@code chart} nor the deployed revision has. */
    List<RenderedObject> outside(RenderedChart chart) {
        var deployed =
                history.lastDeployed().map(record -> objects(record, NONE)).orElse(NONE);
        return history.records().stream()
                .limit(LOOKED_AT)
                .takeWhile(record -> !record.wasDeployed() && !record.run().isEmpty())
                .filter(record -> history.forgery(record).isEmpty())
                .flatMap(record -> objects(record, chart).without(deployed).objects().stream())
                .toList();
    }

    /** Of those, the ones that the cluster has, as this release's and to be deleted with it. */
    Stream<RenderedObject> there(RenderedChart chart, LiveObjects live) {
        return outside(chart).stream()
                .filter(object -> live.readable(object)
                        .filter(found -> StoredRelease.hasObject(
                                found, history.release(), live.cluster().namespace()))
                        .filter(Predicate.not(Removals::isKept))
                        .isPresent());
    }

    /** All that the newest record names. */
    Stream<RenderedObject> ofNewest() {
        return objects(history.records().getFirst(), NONE).objects().stream();
    }

    private static RenderedChart objects(StoredRelease record, RenderedChart without) {
        try {
            return record.objectsOutside(without);
        } catch (ToolFailed _) {
            // Only Helm may be able to read it, so nothing is deleted by it.
            return NONE;
        }
    }
}
