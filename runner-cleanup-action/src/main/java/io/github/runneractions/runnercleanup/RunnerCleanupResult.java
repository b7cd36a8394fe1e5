package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.FailOn;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.cluster.Leftovers.Leftover;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;
import java.util.List;

/**
 * The result of a cleanup.
 *
 * @param leftovers what was removed from the cluster; in a dry run, what would be
 * @param failOn what makes the step fail
 */
record RunnerCleanupResult(
        RunnerScope scope, CleanupOutcome outcome, List<Leftover> leftovers, Mode mode, FailOn failOn) {}
