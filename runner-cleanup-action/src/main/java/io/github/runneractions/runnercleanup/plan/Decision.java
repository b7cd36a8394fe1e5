package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.github.runner.Runner;

/**
 * The decision about one runner, and its reason.
 *
 * @param runner as it was listed last
 * @param state the result of the observations
 * @param reason why, as a clause about the runner
 */
public record Decision(Runner runner, Step step, State state, String reason) {
    /** The next step for the runner. */
    public enum Step {
        /** Nothing: it is not stale, not selected, or gone. */
        KEEP,
        /** Nothing yet: observe it for longer, or wait for its job to end. */
        WAIT,
        /** Remove it, unless a last check objects. */
        REMOVE
    }

    /** The result of the observations of a runner. */
    public enum State {
        /** Online at every check. */
        ONLINE,
        /** Online, but it looked stale before. */
        CAME_BACK,
        /** Offline, but its pod is alive. */
        POD_ALIVE,
        /** It looks stale. */
        STALE,
        /** It looks stale, but GitHub reports that it runs a job. */
        BUSY,
        /** It looked stale before, and is no longer listed. */
        GONE,
        /** This cleanup is not about it. */
        NOT_SELECTED
    }

    static Decision keep(Runner runner, State state, String reason) {
        return new Decision(runner, Step.KEEP, state, reason);
    }

    static Decision waitFor(Runner runner, State state, String reason) {
        return new Decision(runner, Step.WAIT, state, reason);
    }

    static Decision remove(Runner runner, String reason) {
        return new Decision(runner, Step.REMOVE, State.STALE, reason);
    }

    /** Whether the runner is to be removed as soon as its job has ended. */
    boolean waitsForJob() {
        return step == Step.WAIT && state == State.BUSY;
    }

    /** Whether the runner looks stale, but was not observed for long enough. */
    boolean tooSoon() {
        return step == Step.WAIT && state == State.STALE;
    }

    /** Why a runner that looks stale is kept while GitHub reports that it is busy, as a clause about it. */
    public static String busyReason(Runner runner) {
        return runner.online()
                ? "GitHub reports that it runs a job"
                : "it is offline, but GitHub reports that it runs a job";
    }
}
