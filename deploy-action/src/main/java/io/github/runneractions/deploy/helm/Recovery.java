package io.github.runneractions.deploy.helm;

import java.util.List;
import java.util.Set;

/**
 * What makes a release deployable again that a killed Helm has left in the middle. With a record in such a state, Helm refuses each
 * further upgrade.
 */
sealed interface Recovery {
    /** What a release is in that was never deployed, or is half uninstalled. */
    Set<String> UNFINISHED = Set.of("pending-install", "pending-upgrade", "pending-rollback", "failed", "uninstalling");

    /** Nothing is in the way. */
    record Nothing() implements Recovery {}

    /** A revision was deployed before: the newest record is to say {@code failed}, as if Helm had lived to write that. */
    record MarkFailed(StoredRelease record) implements Recovery {}

    /**
     * No revision is deployed: as if the release had been uninstalled, its records are to go, and what is left of its objects is
     * installed again or deleted. With a failed record in their place, Helm would upgrade what was never installed: without the hooks of
     * an installation, and with nothing to roll back to.
     *
     * @param records the newest first
     */
    record Forget(List<StoredRelease> records) implements Recovery {}

    /** What {@code history} calls for, if no Helm runs. */
    static Recovery of(ReleaseHistory history) {
        var records = history.records();
        if (records.isEmpty()) {
            return new Nothing();
        }
        var newest = records.getFirst();
        var isOnceDeployed = records.stream().anyMatch(StoredRelease::wasDeployed);
        if (newest.isPending()) {
            return isOnceDeployed ? new MarkFailed(newest) : forget(records);
        }
        if (newest.isUninstalling()
                && records.stream().noneMatch(record -> record.status().equals("deployed"))) {
            return new Forget(records);
        }
        // A run of this action uninstalls a first revision that fails, if it lives.
        var areOfRuns = records.stream()
                .allMatch(record ->
                        record.status().equals("failed") && !record.run().isEmpty());
        return areOfRuns ? forget(records) : new Nothing();
    }

    private static Forget forget(List<StoredRelease> records) {
        return new Forget(records.stream()
                .filter(record -> UNFINISHED.contains(record.status()))
                .toList());
    }

    /** The record that shows that a run died. */
    static StoredRelease newest(ReleaseHistory history) {
        return history.records().getFirst();
    }
}
