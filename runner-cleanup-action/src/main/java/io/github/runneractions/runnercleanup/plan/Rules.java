package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.github.runner.RunnerGroups.RunnerGroup;
import java.time.Duration;

/**
 * When a runner is to be removed.
 *
 * @param selection which runners the cleanup is about
 * @param staleness when one of them looks stale
 * @param offlineFor for how long it must look stale
 * @param busyWait how long to wait for the job of a stale runner to end
 */
public record Rules(Selection selection, StalenessRule staleness, Duration offlineFor, Duration busyWait) {
    /** These rules for the runners of {@code group} only. */
    public Rules in(RunnerGroup group) {
        return new Rules(selection.in(group), staleness, offlineFor, busyWait);
    }

    /** Whether a stale runner that GitHub reports as busy is observed like the others, and removed when its job ends. */
    public boolean waitForBusy() {
        return !busyWait.isZero();
    }
}
