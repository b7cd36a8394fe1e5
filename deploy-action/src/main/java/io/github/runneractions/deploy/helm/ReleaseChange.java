package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.ReleaseDiff;
import java.util.Optional;

/**
 * What a run has made of a release.
 *
 * @param now the newest record; empty when there is none
 * @param previous the revision that was deployed before
 * @param changed whether the objects are others than before; empty when it is not known
 */
public record ReleaseChange(Optional<ReleaseRecord> now, Optional<Integer> previous, Optional<Boolean> changed) {
    /** Nothing is known. */
    public static final ReleaseChange UNKNOWN = new ReleaseChange(Optional.empty(), Optional.empty(), Optional.empty());

    /** What lies between {@code before} and {@code now}. */
    public static ReleaseChange between(ReleaseHistory before, ReleaseHistory now) {
        var previous = before.lastDeployed();
        return new ReleaseChange(
                now.newest(),
                previous.map(StoredRelease::revision),
                now.isEmpty()
                        // Also when a first deployment has failed and was uninstalled: then as before, there is
                        // nothing.
                        ? Optional.of(previous.isPresent())
                        : trusted(now)
                                .map(newest ->
                                        previous.filter(newest::hasTheObjectsOf).isEmpty()));
    }

    /** The newest record, if Helm can have written it. */
    private static Optional<StoredRelease> trusted(ReleaseHistory now) {
        return now.records().stream().findFirst().filter(first -> now.newest().equals(Optional.of(first.summary())));
    }

    /** What a run would do that was not to change anything. */
    public static ReleaseChange planned(ReleaseHistory before, ReleaseDiff diff) {
        return new ReleaseChange(
                Optional.empty(),
                before.lastDeployed().map(StoredRelease::revision),
                Optional.of(!diff.changes().isEmpty()));
    }

    /** When the records cannot be read any more. */
    public static ReleaseChange after(ReleaseHistory before) {
        return new ReleaseChange(
                Optional.empty(), before.lastDeployed().map(StoredRelease::revision), Optional.empty());
    }
}
