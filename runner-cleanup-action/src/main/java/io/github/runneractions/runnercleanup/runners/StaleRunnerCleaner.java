package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Decision.Step;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.SafetyLimits;
import io.github.runneractions.runtime.Failure;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One cleanup: observes the runners, checks the safety limits, removes the stale ones.
 *
 * @param waitForOnline how many runners must be online before anything is decided
 */
public record StaleRunnerCleaner(SafetyLimits limits, int waitForOnline, CleanupContext context) {
    /**
     * Removes the stale runners.
     *
     * @throws Failure when the runners cannot be listed at all; any later failure is part of the outcome
     */
    public CleanupOutcome remove(Rules rules) {
        return decided(
                rules,
                plan -> limits.check(plan)
                        .map(exceeded -> CleanupOutcome.of(plan, RunnerOutcome::withoutRemoval, Optional.of(exceeded)))
                        .orElseGet(() -> new RunnerRemoval(rules, limits.most(plan), context).carryOut(plan)));
    }

    /**
     * Removes nothing.
     *
     * @throws Failure when the runners cannot be listed at all
     */
    public CleanupOutcome dryRun(Rules rules) {
        return decided(rules, plan -> {
            var exceeded = limits.check(plan);
            if (exceeded.isPresent()) {
                context.log()
                        .info("Dry run; otherwise the step would stop here: "
                                + exceeded.get().getMessage());
                return CleanupOutcome.of(plan, RunnerOutcome::withoutRemoval, Optional.empty());
            }
            var allowed = plan.toRemove().stream().limit(limits.most(plan)).collect(Collectors.toSet());
            return CleanupOutcome.of(
                    plan,
                    decision -> decision.step() == Step.REMOVE && !allowed.contains(decision)
                            ? RunnerOutcome.left(decision.runner())
                            : RunnerOutcome.inDryRun(decision),
                    Optional.empty());
        });
    }

    private CleanupOutcome decided(Rules rules, Function<CleanupPlan, CleanupOutcome> next) {
        var observations = new Observations(context);
        CleanupPlan plan;
        try {
            plan = observations.plan(rules, waitForOnline);
        } catch (Failure e) {
            return CleanupOutcome.undecided(observations.last().orElseThrow(() -> e), e);
        }
        return next.apply(plan);
    }
}
