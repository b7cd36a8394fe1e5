package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runnercleanup.ClusterCleanup.ClusterOutcome;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.FailOn;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.plan.Selection;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;

/**
 * The result of a cleanup.
 *
 * @param selection which runners it was about
 * @param outcome with the failure of all of it
 * @param failOn what makes the step fail
 */
record RunnerCleanupResult(
        RunnerScope scope,
        Selection selection,
        CleanupOutcome outcome,
        ClusterOutcome cluster,
        Mode mode,
        FailOn failOn) {}
