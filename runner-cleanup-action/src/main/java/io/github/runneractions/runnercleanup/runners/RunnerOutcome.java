package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.plan.Decision;
import io.github.runneractions.runnercleanup.plan.Decision.Step;

/**
 * The outcome of a cleanup for one runner.
 *
 * @param runner as it was seen last
 * @param reason why, as a clause about the runner
 */
public record RunnerOutcome(Runner runner, Outcome outcome, String reason) {
    /** The outcomes, in the order of a report. */
    public enum Outcome {
        /** This cleanup removed it. */
        REMOVED("removed"),
        /** This cleanup is a dry run, and would have removed it. */
        WOULD_BE_REMOVED("to be removed"),
        /** It was to be removed, but that failed. */
        FAILED("not removed, failed"),
        /** It was to be removed, but the cleanup stopped. */
        NOT_REMOVED("not removed"),
        /** It was to be removed, but this cleanup has removed as many as it may. */
        LEFT("left for the next cleanup"),
        /** It went meanwhile; this cleanup did not remove it, or did not receive GitHub's response. */
        ALREADY_GONE("already gone"),
        /** It is gone according to GitHub, which lists it all the same. */
        STILL_LISTED("gone, but listed"),
        /** It looks stale, but GitHub reports that it runs a job. */
        BUSY("kept, busy"),
        /** It looks stale, but was not observed for long enough. */
        TOO_SOON("kept, offline"),
        /** It is offline, but its pod is alive. */
        POD_ALIVE("kept, pod alive"),
        /** It was offline at first. */
        CAME_BACK("kept, back online"),
        /** It was online at every check. */
        ONLINE("online"),
        /** It is not selected. */
        NOT_SELECTED("not selected");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As the summary calls it. */
        @Override
        public String toString() {
            return label;
        }
    }

    static RunnerOutcome inDryRun(Decision decision) {
        return decision.step() == Step.REMOVE
                ? new RunnerOutcome(decision.runner(), Outcome.WOULD_BE_REMOVED, decision.reason())
                : kept(decision);
    }

    /** The outcome of a runner without an attempt to remove it. */
    static RunnerOutcome withoutRemoval(Decision decision) {
        return decision.step() == Step.REMOVE
                ? new RunnerOutcome(
                        decision.runner(), Outcome.NOT_REMOVED, decision.reason() + ", but the cleanup stopped first")
                : kept(decision);
    }

    /** The outcome of a stale runner beyond the number that may be removed. */
    static RunnerOutcome left(Runner runner) {
        return new RunnerOutcome(runner, Outcome.LEFT, "it is stale, but this cleanup may remove no more");
    }

    static RunnerOutcome busy(Runner runner) {
        return new RunnerOutcome(runner, Outcome.BUSY, Decision.busyReason(runner));
    }

    private static RunnerOutcome kept(Decision decision) {
        var outcome = switch (decision.state()) {
            case ONLINE -> Outcome.ONLINE;
            case CAME_BACK -> Outcome.CAME_BACK;
            case POD_ALIVE -> Outcome.POD_ALIVE;
            case STALE -> Outcome.TOO_SOON;
            case BUSY -> Outcome.BUSY;
            case GONE -> Outcome.ALREADY_GONE;
            case NOT_SELECTED -> Outcome.NOT_SELECTED;
        };
        return new RunnerOutcome(decision.runner(), outcome, decision.reason());
    }
}
