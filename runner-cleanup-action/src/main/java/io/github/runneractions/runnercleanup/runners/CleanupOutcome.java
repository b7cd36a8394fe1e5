package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Decision;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runtime.Failure;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The outcome of a cleanup for all runners.
 *
 * <p>Every selected runner is online, removed, already gone or offline; a skipped one is online or offline.
 *
 * @param runners one for each runner that was listed
 * @param failure what stopped the cleanup
 * @param stage how far the cleanup came, which tells what a failure means
 */
public record CleanupOutcome(List<RunnerOutcome> runners, Optional<Failure> failure, Stage stage) {
    /** The parts of a cleanup. */
    public enum Stage {
        /** The runners were not checked as often as it takes to decide. */
        CHECKING,
        /** It was decided which runners are to be removed. */
        DECIDED
    }

    /** The outcome when {@code failure} ended the checks after {@code plan}. */
    static CleanupOutcome undecided(CleanupPlan plan, Failure failure) {
        return new CleanupOutcome(
                plan.decisions().stream().map(RunnerOutcome::withoutRemoval).toList(),
                Optional.of(failure),
                Stage.CHECKING);
    }

    static CleanupOutcome of(CleanupPlan plan, Function<Decision, RunnerOutcome> outcomes, Optional<Failure> failure) {
        return new CleanupOutcome(plan.decisions().stream().map(outcomes).toList(), failure, Stage.DECIDED);
    }

    /** This outcome of the runners, with {@code failure} after it. */
    public CleanupOutcome failedWith(Failure failure) {
        return new CleanupOutcome(runners, Optional.of(failure), stage);
    }

    /** The runners with one of these outcomes. */
    public List<RunnerOutcome> with(Outcome outcome, Outcome... more) {
        var wanted = EnumSet.of(outcome, more);
        return runners.stream().filter(of -> wanted.contains(of.outcome())).toList();
    }

    /** How many runners have one of these outcomes. */
    public int count(Outcome outcome, Outcome... more) {
        return with(outcome, more).size();
    }

    /** How many runners were selected. */
    public int selected() {
        return runners.size() - count(Outcome.NOT_SELECTED);
    }

    /** How many of them are there and online. */
    public int online() {
        return count(Outcome.ONLINE, Outcome.CAME_BACK);
    }

    /** How many of them are there and offline or stale. */
    public int offline() {
        return count(
                Outcome.WOULD_BE_REMOVED,
                Outcome.FAILED,
                Outcome.NOT_REMOVED,
                Outcome.LEFT,
                Outcome.STILL_LISTED,
                Outcome.BUSY,
                Outcome.TOO_SOON,
                Outcome.POD_ALIVE);
    }
}
