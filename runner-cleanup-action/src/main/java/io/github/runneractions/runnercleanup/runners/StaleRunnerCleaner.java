package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.SafetyLimits;
import java.util.Optional;

/**
 * One cleanup: observes the runners, checks the safety limits, removes the stale ones.
 *
 * @param waitForOnline how many runners must be online before anything is decided
 */
public record StaleRunnerCleaner(SafetyLimits limits, int waitForOnline, CleanupContext context) {
    /**
     * Removes the stale runners.
     *
     * @throws io.github.runneractions.runtime.Failure when the runners cannot be listed; any later failure is part of the
     *     outcome
     */
    public CleanupOutcome remove(Rules rules) {
        var plan = plan(rules);
        return limits.check(plan)
                .map(exceeded -> CleanupOutcome.of(plan, RunnerOutcome::withoutRemoval, Optional.of(exceeded)))
                .orElseGet(() -> new RunnerRemoval(rules, context).carryOut(plan));
    }

    /**
     * Removes nothing.
     *
     * @throws io.github.runneractions.runtime.Failure when the runners cannot be listed
     */
    public CleanupOutcome dryRun(Rules rules) {
        var plan = plan(rules);
        limits.check(plan)
                .ifPresent(exceeded ->
                        context.log().info("Dry run; otherwise the step would stop here: " + exceeded.getMessage()));
        return CleanupOutcome.of(plan, RunnerOutcome::inDryRun, Optional.empty());
    }

    private CleanupPlan plan(Rules rules) {
        return new Observations(context).plan(rules, waitForOnline);
    }
}
