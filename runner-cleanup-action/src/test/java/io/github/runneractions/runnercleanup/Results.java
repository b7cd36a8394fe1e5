package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runnercleanup.ClusterCleanup.ClusterOutcome;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.FailOn;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.Mode;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome.Stage;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome;
import io.github.runneractions.runtime.Failure;
import java.util.List;
import java.util.Optional;

/** Results of cleanups of the organisation acme. */
final class Results {
    private Results() {}

    static RunnerCleanupResult of(FailOn failOn, RunnerOutcome... outcomes) {
        return of(failOn, Optional.empty(), outcomes);
    }

    static RunnerCleanupResult of(FailOn failOn, ClusterOutcome cluster, RunnerOutcome... outcomes) {
        return of(failOn, Optional.empty(), cluster, outcomes);
    }

    static RunnerCleanupResult of(FailOn failOn, Optional<Failure> failure, RunnerOutcome... outcomes) {
        return of(failOn, failure, ClusterOutcome.NOTHING, outcomes);
    }

    private static RunnerCleanupResult of(
            FailOn failOn, Optional<Failure> failure, ClusterOutcome cluster, RunnerOutcome... outcomes) {
        return new RunnerCleanupResult(
                new RunnerScope.OfOrganization("acme"),
                Runners.selection(List.of("linux")),
                new CleanupOutcome(List.of(outcomes), failure, Stage.DECIDED),
                cluster,
                Mode.REMOVE,
                failOn);
    }
}
