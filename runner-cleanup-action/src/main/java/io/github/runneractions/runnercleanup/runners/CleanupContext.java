package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.cluster.RunnerPods;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Sleeper;
import java.time.Instant;

/**
 * The objects that every step of a cleanup uses.
 *
 * @param deadline when the step must be over; its clock is the cleanup's
 */
public record CleanupContext(ScopeRunners runners, RunnerPods pods, Deadline deadline, Sleeper sleeper, Log log) {
    Instant now() {
        return deadline.clock().instant();
    }
}
