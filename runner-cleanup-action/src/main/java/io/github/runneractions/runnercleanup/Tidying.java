package io.github.runneractions.runnercleanup;

import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tidies up the cluster when all is well at GitHub. */
record Tidying(Leftovers leftovers, Mode mode, WorkflowLog log) {
    /** The whole outcome, when {@code outcome} is that at GitHub. */
    Outcome after(Outcome outcome) {
        if (outcome.failure().isPresent()) {
            return outcome;
        }
        try {
            var found = leftovers.find();
            var gone = mode == Mode.DRY_RUN ? found : leftovers.remove(found);
            say(gone);
            return new Outcome(outcome.decisions(), gone, Optional.empty());
        } catch (Failure e) {
            return Outcome.failed(outcome.decisions(), e);
        }
    }

    private void say(List<Leftover> gone) {
        if (!gone.isEmpty()) {
            log.info(
                    (mode == Mode.DRY_RUN ? "A dry run: would remove from the cluster: " : "Removed from the cluster: ")
                            + gone.stream().map(Leftover::toString).collect(Collectors.joining(", ")));
        }
    }
}
