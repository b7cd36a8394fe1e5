package io.github.runneractions.runnercleanup.runners;

import static io.github.runneractions.runnercleanup.plan.Runners.offline;
import static io.github.runneractions.runnercleanup.plan.Runners.online;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.cluster.RunnerPods;
import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Decision;
import io.github.runneractions.runnercleanup.plan.Decision.State;
import io.github.runneractions.runnercleanup.plan.Decision.Step;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.plan.StaleCandidates;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.runtime.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runners among many that cannot be removed, or of which GitHub says two things. */
class BadRunnersTest {

    private final FakeTime time = new FakeTime();
    private final List<String> lines = new ArrayList<>();
    private final StagedRunners runners = new StagedRunners(time);

    @Test
    void doNotStopTheRest() {
        stale(30);
        runners.failing(rejected(500), 3).failing(new Unreachable(new Topic("Test"), "Closed.", "Again.", null), 7);

        var outcome = carryOut(30);

        assertThat(runners.removed()).hasSize(30);
        assertThat(outcome.count(Outcome.REMOVED)).isEqualTo(28);
        assertThat(outcome.with(Outcome.FAILED))
                .extracting(RunnerOutcome::reason)
                .containsExactly("its removal failed: GitHub responded with 500.", "its removal failed: Closed.");
        assertThat(outcome.offline()).isEqualTo(2);
        assertThat(outcome.failure().orElseThrow())
                .isInstanceOf(Rejected.class)
                .hasMessage("GitHub responded with 500. Of 30 stale runners, 2 were not removed: runner-3, runner-7.");
    }

    @Test
    void doNotStopTheRestWhenTheyCannotBeRead() {
        stale(3);
        runners.unreadable(rejected(500), 2);

        assertThat(outcomes(3)).containsExactly(Outcome.REMOVED, Outcome.FAILED, Outcome.REMOVED);
    }

    @Test
    void stopItWhenTheyAreThreeInARow() {
        stale(30);
        runners.failing(rejected(500), LongStream.rangeClosed(3, 30).toArray());

        var outcome = carryOut(30);

        assertThat(runners.removed()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(outcome.count(Outcome.FAILED)).isEqualTo(3);
        assertThat(outcome.count(Outcome.NOT_REMOVED)).isEqualTo(25);
        assertThat(outcome.failure().orElseThrow())
                .hasMessage(
                        "GitHub responded with 500. After 3 failures in a row, the step stopped. Of 30 stale runners, 28"
                                + " were not removed: runner-3, runner-4, runner-5, runner-6, runner-7, runner-8, runner-9, runner-10,"
                                + " runner-11, runner-12 and 18 more.");
    }

    @Test
    void areNotInARowWithOthersBetween() {
        stale(9);
        runners.failing(rejected(500), 1, 2, 4, 5, 7, 8).answering(6, DeleteRunner.Outcome.BUSY);

        assertThat(carryOut(9).count(Outcome.FAILED)).isEqualTo(6);
        assertThat(runners.removed()).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void areNotToBlameForWhatConcernsAll(int status) {
        stale(4);
        runners.failing(rejected(status), 2);

        var outcome = carryOut(4);

        assertThat(runners.removed()).containsExactly(1L, 2L);
        assertThat(outcome.count(Outcome.NOT_REMOVED)).isEqualTo(3);
        assertThat(outcome.failure().orElseThrow())
                .hasMessage("GitHub responded with " + status + ". By then, 1 of 4 stale runners was done.");
    }

    @Test
    void areNotToBlameForACancellation() {
        stale(3);
        runners.unreadable(TimedOut.cancelled(), 3);

        var outcome = carryOut(3);

        assertThat(outcome.with(Outcome.REMOVED)).hasSize(2);
        assertThat(outcome.failure().orElseThrow().topic()).isEqualTo(TimedOut.CANCELLED);
        assertThat(outcome.failure().orElseThrow()).hasMessageEndingWith("By then, 2 of 3 stale runners were done.");
    }

    @Test
    void areNotGoneWhenGitHubShowsThemAgain() {
        stale(2);
        runners.stubborn(1);

        var outcome = carryOut(2);

        assertThat(outcome.with(Outcome.FAILED)).hasSize(1);
        assertThat(outcome.failure().orElseThrow().topic()).isEqualTo(RunnerRemoval.STILL_THERE);
        assertThat(outcome.failure().orElseThrow())
                .hasMessageStartingWith("Tried to remove runner-1 (id 1), but GitHub responded with 404 and showed");
    }

    @Test
    void areNotGoneWhenTheyAreStillListed() {
        runners.showing(offline(2)).listedForEver(1).answering(2, DeleteRunner.Outcome.ALREADY_GONE);

        var outcome = carryOut(2);

        assertThat(outcome.runners())
                .extracting(RunnerOutcome::outcome)
                .containsExactly(Outcome.STILL_LISTED, Outcome.ALREADY_GONE);
        assertThat(outcome.offline()).isOne();
        assertThat(outcome.failure()).isEmpty();
    }

    /** A list can have the right number of runners, and not the right ones. */
    @Test
    void areNotGoneOnlyBecauseTheyAreNotListed() {
        runners.showing(offline(1), online(2));
        var plan = new CleanupPlan(
                LongStream.rangeClosed(1, 3)
                        .mapToObj(id -> new Decision(offline(id), Step.KEEP, State.GONE, "it is no longer listed"))
                        .toList(),
                StaleCandidates.NONE,
                0);

        assertThat(carryOut(plan, 1).runners())
                .extracting(RunnerOutcome::outcome)
                .containsExactly(Outcome.TOO_SOON, Outcome.CAME_BACK, Outcome.ALREADY_GONE);
        assertThat(runners.removed()).isEmpty();
    }

    @Test
    void areReportedAsGoneWhenTheListCannotBeRead() {
        runners.showing(offline(2)).answering(2, DeleteRunner.Outcome.BUSY).unlistable(rejected(500));

        assertThat(outcomes(2)).containsExactly(Outcome.ALREADY_GONE, Outcome.BUSY);
        assertThat(lines).last().asString().contains("Could not check", "GitHub responded with 500.");
    }

    @Test
    void useUpWhatACleanupMayRemove() {
        stale(6);
        runners.answering(1, DeleteRunner.Outcome.BUSY)
                .failing(rejected(500), 2)
                .stubborn(3);

        // Those of which the deed is not known count: GitHub may have removed them.
        assertThat(carryOut(6, 3).runners())
                .extracting(RunnerOutcome::outcome)
                .containsExactly(
                        Outcome.BUSY, Outcome.FAILED, Outcome.FAILED, Outcome.REMOVED, Outcome.LEFT, Outcome.LEFT);
        assertThat(runners.removed()).containsExactly(1L, 2L, 3L, 4L);
    }

    private void stale(int count) {
        runners.showing(
                LongStream.rangeClosed(1, count).mapToObj(Runners::offline).toArray(Runner[]::new));
    }

    private List<Outcome> outcomes(int count) {
        return carryOut(count).runners().stream().map(RunnerOutcome::outcome).toList();
    }

    private CleanupOutcome carryOut(int count) {
        return carryOut(count, Integer.MAX_VALUE);
    }

    private CleanupOutcome carryOut(int count, int most) {
        var planned = LongStream.rangeClosed(1, count)
                .mapToObj(id -> new Decision(offline(id), Step.REMOVE, State.STALE, "because"))
                .toList();
        return carryOut(new CleanupPlan(planned, StaleCandidates.NONE, 0), most);
    }

    private CleanupOutcome carryOut(CleanupPlan plan, int most) {
        var context = new CleanupContext(
                runners, RunnerPods.unknown(), Deadline.in(Duration.ofHours(1), time), time, Runners.log(lines));
        return new RunnerRemoval(Runners.rules(), most, context).carryOut(plan);
    }

    private static Rejected rejected(int status) {
        return new Rejected(new Topic("Test"), "GitHub responded with " + status + ".", "Again.", status, null);
    }
}
