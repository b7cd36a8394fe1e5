package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.RunnerGroup;
import java.time.Duration;

/**
 * When a runner is to be removed.
 *
 * @param selection which runners it is about
 * @param evidence what one is held for dead by
 * @param offlineFor over how long that must have been seen
 * @param busyWait how long to wait for the end of a dead runner's job
 */
record Rules(Selection selection, Evidence evidence, Duration offlineFor, Duration busyWait) {
    /** The same for the runners of {@code group} alone. */
    Rules in(RunnerGroup group) {
        return new Rules(selection.in(group), evidence, offlineFor, busyWait);
    }

    /** Whether runners that GitHub holds for busy are watched like the others, to be removed when their job ends. */
    boolean waitForBusy() {
        return !busyWait.isZero();
    }
}
