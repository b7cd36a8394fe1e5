package io.github.runneractions.runnercleanup;

import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.toolkit.WorkflowLog;

/**
 * One cleanup: looks, guards, removal.
 *
 * @param waitForOnline how many runners must be online before anything is decided
 */
record Cleanup(
        Guards guards,
        int waitForOnline,
        Mode mode,
        RegisteredRunners runners,
        RunnerPods pods,
        Deadline deadline,
        Sleeper sleeper,
        WorkflowLog log) {
    /**
     * Cleans up.
     *
     * @param rules with the group, if one was asked for
     * @throws Failure when the runners cannot be listed; any later failure stands in the outcome
     */
    Outcome run(Rules rules) {
        var plan = new Sampling(runners, pods, deadline, sleeper, log).plan(rules, waitForOnline);
        var objection = guards.objection(rules, plan);
        if (mode == Mode.DRY_RUN) {
            objection.ifPresent(
                    unsafe -> log.info("A dry run; without it the step would stop here: " + unsafe.getMessage()));
            return Outcome.done(plan.decisions());
        }
        return objection
                .map(unsafe -> Outcome.failed(plan.decisions(), unsafe))
                .orElseGet(() -> new Removal(rules, runners, pods, deadline, sleeper, log).of(plan));
    }
}
