package io.github.runneractions.deploy.helm;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The objects that Helm deletes in an upgrade, because the release's record names them and the chart does not. */
public record Removals(ReleaseHistory history) {
    /**
     * Those of {@code chart}.
     *
     * @param live finds the metadata of an object that the account may read: Helm does not delete others
     */
    public List<RenderedObject> of(RenderedChart chart, Function<RenderedObject, Optional<ObjectMeta>> live) {
        // Without its records, Helm installs the release, and deletes nothing.
        if (Recovery.of(history) instanceof Recovery.Forget) {
            return List.of();
        }
        return ReleaseHistory.compared(history.records())
                .flatMap(record -> history.objectsOutside(chart, record).objects().stream())
                .filter(object ->
                        live.apply(object).filter(found -> !isKept(found)).isPresent())
                .toList();
    }

    /**
     * The verbs that are needed for the records that go: Helm deletes the oldest when there are more than it is to keep, and this action
     * those of a release that was never deployed.
     *
     * @param most how many Helm is to keep; 0 for all
     */
    public Stream<String> ofRecords(int most) {
        if (Recovery.of(history) instanceof Recovery.Forget) {
            // What another Helm has left may not be left at all: that one may be at work.
            return Stream.of("delete")
                    .filter(_ -> !Recovery.newest(history).run().isEmpty());
        }
        return Stream.of("get", "delete")
                .filter(_ -> most > 0 && history.records().size() >= most);
    }

    /** Whether Helm is told to leave it in the cluster. */
    static boolean isKept(ObjectMeta object) {
        return Optional.ofNullable(object.getAnnotations())
                .orElse(Map.of())
                .getOrDefault("helm.sh/resource-policy", "")
                .equals("keep");
    }

    /** Whether the API server has begun to delete it. */
    static boolean isBeingDeleted(ObjectMeta object) {
        return Optional.ofNullable(object.getDeletionTimestamp())
                .filter(time -> !time.isEmpty())
                .isPresent();
    }
}
