package io.github.runneractions.deploy.helm;

import java.util.Optional;

/** What is to be done after a deployment has failed. */
sealed interface Undoing {
    /** Nothing: Helm has changed nothing. */
    record Nothing() implements Undoing {}

    /** The first revision has failed. */
    record Uninstall() implements Undoing {}

    /** Deploying this revision again. */
    record RollBack(int revision) implements Undoing {}

    /** Nothing, because of a record, as a clause. */
    record Refused(String why) implements Undoing {}

    /**
     * What is to be done after the deployment of {@code run} has failed. Helm undoes it by records: the newest, whose objects it
     * deletes, must be that of the run, and the one to roll back to must still be there.
     *
     * @param before the records when the run began
     * @param now the records after the failure
     */
    static Undoing of(ReleaseHistory before, ReleaseHistory now, String run) {
        // The record of a roll-back has the label of the revision that is deployed again.
        if (now.records().stream().noneMatch(record -> record.run().equals(run)) || isTheNewestOf(before, now)) {
            return new Nothing();
        }
        var other = now.unreadable().stream()
                .findFirst()
                .or(() -> Optional.of(now.records().getFirst())
                        .filter(newest -> !newest.run().equals(run))
                        .map(StoredRelease::secret));
        if (other.isPresent()) {
            return new Refused("Secret " + other.get() + " is not of this run, and was created while Helm ran");
        }
        if (before.isEmpty()) {
            return new Uninstall();
        }
        var last = before.lastDeployed();
        if (last.isEmpty()) {
            return new Refused("no revision was deployed before");
        }
        var isThere = now.records().stream()
                .anyMatch(record -> record.revision() == last.get().revision()
                        && record.secret().equals(last.get().secret())
                        && record.uid().equals(last.get().uid()));
        return isThere
                ? new RollBack(last.get().revision())
                : new Refused("Secret " + last.get().secret() + " was deleted or replaced while Helm ran");
    }

    private static boolean isTheNewestOf(ReleaseHistory before, ReleaseHistory now) {
        var newest = now.records().stream().findFirst().map(StoredRelease::uid);
        return newest.isPresent()
                && newest.equals(before.records().stream().findFirst().map(StoredRelease::uid));
    }
}
