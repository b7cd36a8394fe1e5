package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.object.PartialObjectMetadata;
import io.github.runneractions.runnercleanup.ClusterCleanup.ClusterOutcome;
import io.github.runneractions.runnercleanup.RunnerCleanupInputs.FailOn;
import io.github.runneractions.runnercleanup.brokenpods.BrokenPods.BrokenPod;
import io.github.runneractions.runnercleanup.cluster.RunnerPod;
import io.github.runneractions.runnercleanup.cluster.RunnerPod.Readiness;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunnerCleanupReportTest {
    @Test
    void countsEverySelectedRunnerOnce() {
        var outcome = Results.of(FailOn.ERROR, numbered(Outcome.values())).outcome();

        assertThat(outcome.selected())
                .isEqualTo(Outcome.values().length - 1)
                .isEqualTo(outcome.online() + outcome.count(Outcome.REMOVED, Outcome.ALREADY_GONE) + outcome.offline());
    }

    @Test
    void namesTenRunnersInALogLine() {
        var many = LongStream.rangeClosed(1, 12)
                .mapToObj(id -> new RunnerOutcome(Runners.offline(id), Outcome.REMOVED, "because"))
                .toArray(RunnerOutcome[]::new);

        assertThat(lines(many))
                .containsExactly("Removed 12 runners: runner-1, runner-2, runner-3, runner-4, runner-5, runner-6,"
                        + " runner-7, runner-8, runner-9, runner-10 and 2 more");
    }

    @Test
    void distinguishesAStoppedCleanupFromADryRun() {
        assertThat(lines(numbered(Outcome.NOT_REMOVED))).containsExactly("Did not remove 1 runner: runner-1");
        assertThat(lines(numbered(Outcome.WOULD_BE_REMOVED)))
                .containsExactly("Dry run: would remove 1 runner: runner-1");
    }

    @Test
    void givesANoticeOnlyOfBusyRunners() {
        assertThat(report(FailOn.ERROR, numbered(Outcome.REMOVED, Outcome.BUSY)).notice())
                .hasValueSatisfying(text ->
                        assertThat(text).contains("1 runner of acme,").contains("according to GitHub: runner-2."));
        assertThat(report(FailOn.ERROR, numbered(Outcome.REMOVED, Outcome.ONLINE))
                        .notice())
                .isEmpty();
    }

    @Test
    void failsByTheInputFailOn() {
        var failure = new TimedOut(new Topic("Test"), "Half way.", "Again.");

        assertThat(failure(FailOn.NEVER, failure, Outcome.BUSY)).isEmpty();
        assertThat(failure(FailOn.ERROR, failure, Outcome.BUSY)).contains(failure);
        assertThat(failure(FailOn.REMAINING, failure, Outcome.BUSY)).contains(failure);
        assertThat(report(FailOn.ERROR, numbered(Outcome.BUSY)).failure()).isEmpty();
        assertThat(report(FailOn.REMAINING, numbered(Outcome.BUSY)).failure().orElseThrow())
                .hasMessage("Tried to remove all stale runners, but 1 runner of acme remains.");
        assertThat(report(FailOn.REMAINING).failure()).isEmpty();
        assertThat(failure(FailOn.NOTHING_SELECTED, failure, Outcome.BUSY)).contains(failure);
        assertThat(report(FailOn.NOTHING_SELECTED, numbered(Outcome.NOT_SELECTED))
                        .failure())
                .isEmpty();
    }

    @Test
    void failsWhenNoRunnerIsSelectedForPodsThatLive() {
        var failure = new RunnerCleanupReport(
                        Results.of(FailOn.NOTHING_SELECTED, broken(), numbered(Outcome.NOT_SELECTED)))
                .failure()
                .orElseThrow();

        assertThat(failure.topic()).isEqualTo(RunnerCleanupReport.NOTHING_SELECTED);
        assertThat(failure)
                .hasMessage("Tried to find the runners of demo-1, but none of 1 runner of acme is selected.");
        assertThat(failure.hint()).asString().contains("the `url` in the pods' registration Secret");
        assertThat(new RunnerCleanupReport(Results.of(FailOn.NOTHING_SELECTED, broken(), numbered(Outcome.ONLINE)))
                        .failure())
                .isEmpty();
        assertThat(new RunnerCleanupReport(Results.of(FailOn.ERROR, broken(), numbered(Outcome.NOT_SELECTED)))
                        .failure())
                .isEmpty();
    }

    private static ClusterOutcome broken() {
        var object =
                new PartialObjectMetadata("demo-1", "uid", "1", Instant.EPOCH, Map.of(), Optional.of("Running"), false);
        var pod = new BrokenPod(
                new RunnerPod(object, Readiness.READY, Optional.of(Instant.EPOCH), Optional.empty()), "no runner");
        return new ClusterOutcome(List.of(), List.of(pod), List.of(), Optional.empty());
    }

    private static RunnerCleanupReport report(FailOn failOn, RunnerOutcome... outcomes) {
        return new RunnerCleanupReport(Results.of(failOn, outcomes));
    }

    private static Optional<Failure> failure(FailOn failOn, Failure failure, Outcome... outcomes) {
        return new RunnerCleanupReport(Results.of(failOn, Optional.of(failure), numbered(outcomes))).failure();
    }

    private static List<String> lines(RunnerOutcome... outcomes) {
        var lines = new ArrayList<String>();
        report(FailOn.ERROR, outcomes).log(Runners.log(lines));
        return lines;
    }

    /** Runners numbered from 1. */
    private static RunnerOutcome[] numbered(Outcome... outcomes) {
        return IntStream.range(0, outcomes.length)
                .mapToObj(index -> new RunnerOutcome(Runners.offline(index + 1), outcomes[index], "because"))
                .toArray(RunnerOutcome[]::new);
    }
}
