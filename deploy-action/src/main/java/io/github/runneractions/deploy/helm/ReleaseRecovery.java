package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.deploy.lock.HeldLock;
import io.github.runneractions.deploy.lock.LockErrors;
import io.github.runneractions.deploy.lock.WhenLocked;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.runtime.TimedOut;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finishes what a run has left that died while Helm worked. Only a run that has the lock does it: then no other run of this action deploys
 * the release. Of a Helm that this action has not started nobody can see whether it still runs; its record must be an hour old.
 *
 * @param cluster until the deadline
 * @param chart what is deployed now
 */
public record ReleaseRecovery(
        Cluster cluster,
        RenderedChart chart,
        LiveObjects live,
        HeldLock lock,
        WhenLocked whenLocked,
        Deadline deadline,
        Log log,
        Sleeper sleeper) {
    /** Helm waits for five minutes, unless it is told otherwise. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** What this action has deployed once, somebody may uninstall by hand just now. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final long TOLD = 15;
    private static final int ATTEMPTS = 5;

    /**
     * Makes the release deployable.
     *
     * @param before checked for records that are not from Helm
     * @return its records after that
     * @throws Failure when another Helm may be at work
     */
    public ReleaseHistory recover(ReleaseHistory before) {
        var history = before;
        for (int attempts = 0; attempts < ATTEMPTS; attempts++) {
            history = awaitOthers(history);
            var recovery = Recovery.of(history);
            if (recovery instanceof Recovery.Nothing || !lock.isHeld()) {
                deleteLeftovers(history);
                return history;
            }
            tell(history, recovery);
            carryOut(recovery, history);
            history = read(history);
        }
        return history;
    }

    /**
     * Waits until no Helm works on the release that this action has not started.
     *
     * @param before checked for records that are not from Helm
     * @return its records after that
     * @throws Failure when that takes too long
     */
    public ReleaseHistory awaitOthers(ReleaseHistory before) {
        var history = before;
        for (var looks = 0L; lock.isHeld() && !(Recovery.of(history) instanceof Recovery.Nothing); ) {
            var age = age(history);
            if (age.isPresent()) {
                if (age.get()
                                .compareTo(patience(
                                        history, mark -> lock.dead(mark).isPresent()))
                        >= 0) {
                    return history;
                }
                await(Recovery.newest(history), age.get(), looks++);
            }
            history = read(history);
        }
        return history;
    }

    /** How long the newest record has had its status; empty if it has another one by now. */
    private Optional<Duration> age(ReleaseHistory history) {
        return new RecordStore(cluster)
                .written(Recovery.newest(history))
                .map(written -> Duration.between(written, lock.now().orElse(written)));
    }

    private ReleaseHistory read(ReleaseHistory history) {
        var now = ReleaseHistory.read(cluster, history.release());
        now.requireOnlyOwnDeletions(chart, live::readable);
        return now;
    }

    /**
     * How old the state must be. It is that of a dead run if one of this action began it: with the lock, no other is at work.
     *
     * @param isDead whether this run has taken the lock over from the run with a mark; everybody who reads the lock knows that mark
     */
    static Duration patience(ReleaseHistory history, Predicate<String> isDead) {
        var record = Recovery.newest(history);
        if (record.run().isEmpty()) {
            return ABANDONED;
        }
        if (!record.isUninstalling()) {
            return Duration.ZERO;
        }
        if (record.isUninstalledByARun()) {
            return Duration.ZERO;
        }
        // Without that label, a run has only uninstalled a first revision that failed.
        if (history.records().size() != 1) {
            return ABANDONED;
        }
        return isDead.test(RunMark.of(record.run())) ? Duration.ZERO : SETTLED;
    }

    /**
     * Who has left the release as it is, as the subject of a sentence.
     *
     * @param run the run with a mark, if it is known
     * @param other a run of this action that is not
     */
    static String whose(ReleaseHistory history, Function<String, Optional<String>> run, String other) {
        // The record of a roll-back has the label of the revision to roll back to.
        return history.records().stream()
                .flatMap(record -> run.apply(RunMark.of(record.run())).stream())
                .findFirst()
                .orElse(Recovery.newest(history).run().isEmpty() ? "a Helm that this action did not start" : other);
    }

    private void tell(ReleaseHistory history, Recovery recovery) {
        var record = Recovery.newest(history);
        var way = recovery instanceof Recovery.Forget
                ? "it is installed anew, over what is left of its objects"
                : "its record is set to failed, and the release upgraded";
        log.info("Release " + record.name() + " was left " + record.status() + " at revision " + record.revision()
                + " by "
                + whose(history, lock::dead, "a run of this action that is gone") + " "
                + Math.max(0, age(history).orElse(Duration.ZERO).toSeconds()) + " s ago: " + way);
    }

    private void carryOut(Recovery recovery, ReleaseHistory history) {
        var store = new RecordStore(cluster);
        switch (recovery) {
            case Recovery.Nothing _ -> {}
            case Recovery.MarkFailed(var record) -> store.markFailed(record);
            case Recovery.Forget(var records) -> {
                deleteLeftovers(history);
                awaitDeletions(history);
                // The newest last: a run that is killed in between leaves it for the next one.
                records.reversed().forEach(store::delete);
            }
        }
    }

    private void deleteLeftovers(ReleaseHistory history) {
        if (lock.isHeld()) {
            new Leftovers(history).there(chart, live).forEach(this::delete);
        }
    }

    /** What is being deleted, an installation would find, and then lose. */
    private void awaitDeletions(ReleaseHistory history) {
        new Leftovers(history).ofNewest().forEach(object -> {
            while (live.readable(object).filter(Removals::isBeingDeleted).isPresent() && deadline.allows(LOOK)) {
                sleeper.sleep(LOOK);
            }
        });
    }

    private void delete(RenderedObject object) {
        try {
            live.delete(object);
            log.info(object.kind() + " " + object.name() + " deleted: the chart does not have it any more");
        } catch (Failure e) {
            // Helm, too, goes on then.
            log.info(String.valueOf(e.getMessage()));
        }
    }

    /** A Helm that may still be at work. */
    private void await(StoredRelease record, Duration age, long look) {
        var state = "Helm's record, Secret " + record.secret() + ", has said " + record.status() + " for "
                + Math.max(0, age.toSeconds()) + " s";
        var tried = "Tried to change release " + record.name() + " in namespace " + cluster.namespace() + ", but ";
        var hint = "Wait for the Helm that works on it, which this action has not started, then run the step again.";
        if (whenLocked == WhenLocked.FAIL) {
            throw new PreconditionFailed(LockErrors.LOCKED, tried + state + ".", hint);
        }
        if (!deadline.allows(LOOK)) {
            throw new TimedOut(
                    LockErrors.LOCKED, tried + "after " + deadline.timeout().toSeconds() + " s " + state + ".", hint);
        }
        if (look % TOLD == 0) {
            log.info("Waiting for another Helm: " + state + "; for "
                    + deadline.left().toSeconds() + " s at most");
        }
        sleeper.sleep(LOOK);
    }
}
