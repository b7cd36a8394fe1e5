package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.Operation;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.helm.RollBackTarget;
import io.github.runneractions.kubernetes.client.Cluster;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run is to deploy.
 *
 * @param manifest its objects, in YAML
 * @param operation what Helm does for that
 * @param earlier the revision that has them; empty when the chart renders them
 */
record WantedRevision(String manifest, Operation operation, Optional<RollBackTarget> earlier) {
    /**
     * What {@code task} asks for.
     *
     * @param deploying finds out what Helm would do with the chart
     */
    static WantedRevision of(Task task, Rendering rendering, Cluster preparing, Supplier<Operation> deploying) {
        if (task instanceof Task.RollBack(var revision)) {
            var history = ReleaseHistory.read(preparing, rendering.plan().release());
            var target = RollBackTarget.find(preparing, history, revision);
            return new WantedRevision(target.manifest(), Operation.UPGRADE, Optional.of(target));
        }
        var operation = deploying.get();
        return new WantedRevision(rendering.of(operation, preparing), operation, Optional.empty());
    }

    /** The name of its chart, if it is known. */
    Optional<String> chart() {
        return RenderedChart.nameIn(manifest);
    }

    /** What it consists of, as a sentence that goes on. */
    String describe(RenderedChart objects) {
        return earlier.map(revision -> "Revision " + revision.revision() + " has ")
                        .orElse("The chart renders ")
                + objects.describe();
    }
}
