package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.runtime.Log;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@link ReleaseRecovery} would do, for a run that changes nothing. It does not wait for another run, so it cannot tell whether that
 * one still works.
 *
 * @param chart what would be deployed
 * @param holder the run that has the lock, if it has this mark
 */
public record PlannedRecovery(
        RenderedChart chart, LiveObjects live, Function<String, Optional<String>> holder, Log log) {
    /** Says what state a run or another Helm has left the release in; returns whether Helm would refuse to go on from it. */
    public boolean tell(ReleaseHistory history) {
        new Leftovers(history)
                .there(chart, live)
                .forEach(object -> log.info(object.kind() + " " + object.name()
                        + " would be deleted: the chart does not have it any more"));
        var recovery = Recovery.of(history);
        if (recovery instanceof Recovery.Nothing) {
            return false;
        }
        var record = Recovery.newest(history);
        if (!record.isPending() && !record.isUninstalling()) {
            // Helm would upgrade it, too.
            return false;
        }
        log.info("Release " + record.name() + " has been " + record.status() + " at revision " + record.revision()
                + since(record) + ", by " + ReleaseRecovery.whose(history, holder, "a run of this action") + ": "
                + condition(history) + ", a deployment would "
                + (recovery instanceof Recovery.Forget
                        ? "install it anew, over what is left of its objects"
                        : "set its record to failed, and upgrade the release")
                + ". Helm's own dry run, which Helm refuses in that state, is left out");
        return true;
    }

    private String since(StoredRelease record) {
        return new RecordStore(live.cluster())
                .written(record)
                .filter(written -> written.isAfter(Instant.EPOCH))
                .map(written -> " since " + written)
                .orElse("");
    }

    private String condition(ReleaseHistory history) {
        var patience =
                ReleaseRecovery.patience(history, mark -> holder.apply(mark).isPresent());
        return patience.isZero() ? "unless that run still works" : "once that is " + patience.toMinutes() + " min ago";
    }
}
