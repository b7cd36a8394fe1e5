package io.github.runneractions.runnercleanup.runners;

import static io.github.runneractions.runnercleanup.plan.Runners.ghost;
import static io.github.runneractions.runnercleanup.plan.Runners.offline;
import static io.github.runneractions.runnercleanup.plan.Runners.online;
import static io.github.runneractions.runnercleanup.plan.Runners.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.github.runner.RunnerGroups.RunnerGroup;
import io.github.runneractions.runnercleanup.cluster.RunnerPods;
import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Decision;
import io.github.runneractions.runnercleanup.plan.Decision.State;
import io.github.runneractions.runnercleanup.plan.Decision.Step;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.plan.StaleCandidates;
import io.github.runneractions.runnercleanup.plan.StalenessRule;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunnerRemovalTest {
    private final FakeTime time = new FakeTime();
    private final List<String> lines = new ArrayList<>();
    private final StagedRunners runners = new StagedRunners(time);

    @Test
    void removesARunnerByIdIfItIsStillOffline() {
        runners.showing(offline(1), offline(2));

        assertThat(outcomes(planned(offline(1), offline(2)))).containsExactly(Outcome.REMOVED, Outcome.REMOVED);
        assertThat(runners.removed()).containsExactly(1L, 2L);
    }

    @Test
    void keepsARunnerIfTheLastCheckObjects() {
        runners.showing(online(1), ghost(2));

        assertThat(outcomes(planned(offline(1), offline(2), offline(3))))
                .containsExactly(Outcome.CAME_BACK, Outcome.BUSY, Outcome.ALREADY_GONE);
        assertThat(runners.removed()).isEmpty();
    }

    @Test
    void keepsARunnerThatIsNoLongerSelected() {
        runners.showing(
                new Runner(1, "runner-1", false, false, Lifetime.PERSISTENT, 1, List.of("windows")),
                new Runner(2, "runner-2", false, false, Lifetime.PERSISTENT, 7, List.of("linux")),
                new Runner(3, "runner-3", false, false, Lifetime.PERSISTENT, 0, List.of("linux")));
        var rules = Runners.rules().in(new RunnerGroup(1, "Default", false));

        var outcome = removal(rules, new StagedPods()).carryOut(planned(offline(1), offline(2), offline(3)));

        // Of the third, the fresh look does not tell the group; the listing did.
        assertThat(outcome.runners())
                .extracting(RunnerOutcome::outcome)
                .containsExactly(Outcome.NOT_SELECTED, Outcome.NOT_SELECTED, Outcome.REMOVED);
        assertThat(runners.removed()).containsExactly(3L);
    }

    @Test
    void keepsARunnerThatGitHubRefusesToRemove() {
        runners.showing(offline(1), offline(2))
                .answering(1, DeleteRunner.Outcome.BUSY)
                .answering(2, DeleteRunner.Outcome.ALREADY_GONE);

        assertThat(outcomes(planned(offline(1), offline(2)))).containsExactly(Outcome.BUSY, Outcome.ALREADY_GONE);
    }

    @Test
    void removesNothingThatWasNotPlanned() {
        runners.showing(offline(1), offline(2));
        var kept = new Decision(offline(1), Step.WAIT, State.STALE, "because");

        assertThat(removal(Duration.ofMinutes(10)).carryOut(plan(kept)).runners())
                .containsExactly(new RunnerOutcome(offline(1), Outcome.TOO_SOON, "because"));
        assertThat(runners.removed()).isEmpty();
    }

    @Test
    void stopsAtTheDeadlineAndReportsTheRemovedRunners() {
        runners.showing(offline(1), offline(2), offline(3));

        var outcome = removal(Duration.ofSeconds(3)).carryOut(planned(offline(1), offline(2), offline(3)));

        assertThat(outcome.failure())
                .containsInstanceOf(TimedOut.class)
                .get()
                .asInstanceOf(THROWABLE)
                .hasMessageContaining("remove 3 runners within 3s, but finished only 2 of them");
        assertThat(outcome.with(Outcome.REMOVED)).hasSize(2);
        assertThat(outcome.with(Outcome.NOT_REMOVED)).hasSize(1);
    }

    @Test
    void checksThePodOnceMore() {
        runners.showing(offline(1), offline(2));

        removal(rules(StalenessRule.OFFLINE_WITHOUT_POD, Duration.ZERO), new StagedPods("runner-1"))
                .carryOut(planned(offline(1), offline(2)));

        assertThat(runners.removed()).containsExactly(2L);
    }

    @Test
    void removesAnOnlineRunnerWithoutAPodWhenPodsDecide() {
        runners.showing(online(1), working(2));

        assertThat(removal(rules(StalenessRule.NO_POD, Duration.ZERO), new StagedPods())
                        .carryOut(planned(online(1), online(2)))
                        .runners())
                .extracting(RunnerOutcome::outcome)
                .containsExactly(Outcome.REMOVED, Outcome.BUSY);
    }

    @Test
    void waitsForTheJobsOfStaleRunnersUntilBusyWaitEnds() {
        runners.showing(ghost(1), ghost(2), online(3));
        time.at(Duration.ofSeconds(40), () -> runners.showing(offline(2)));
        var plan = plan(waiting(ghost(1)), waiting(ghost(2)), waiting(ghost(3)));

        var outcome = removal(rules(StalenessRule.OFFLINE, Duration.ofMinutes(1)), new StagedPods())
                .carryOut(plan);

        assertThat(outcome.runners())
                .extracting(RunnerOutcome::outcome)
                .containsExactly(Outcome.BUSY, Outcome.REMOVED, Outcome.CAME_BACK);
        assertThat(outcome.with(Outcome.REMOVED).getFirst().reason()).isEqualTo("its last job has ended");
        assertThat(time.sleeps()).hasSizeBetween(3, 4);
    }

    @Test
    void logsItsProgressEveryTenSeconds() {
        var many = LongStream.rangeClosed(1, 20).mapToObj(Runners::offline).toArray(Runner[]::new);
        runners.showing(many);

        removal(Duration.ofMinutes(10)).carryOut(planned(many));

        assertThat(lines)
                .containsExactly(
                        "5 of 20 done, 30 a minute, about 30s left",
                        "10 of 20 done, 30 a minute, about 20s left",
                        "15 of 20 done, 30 a minute, about 10s left");
    }

    private List<Outcome> outcomes(CleanupPlan plan) {
        return removal(Duration.ofMinutes(10)).carryOut(plan).runners().stream()
                .map(RunnerOutcome::outcome)
                .toList();
    }

    private RunnerRemoval removal(Duration timeout) {
        return removal(Runners.rules(), RunnerPods.unknown(), timeout);
    }

    private RunnerRemoval removal(Rules rules, RunnerPods pods) {
        return removal(rules, pods, Duration.ofMinutes(10));
    }

    private RunnerRemoval removal(Rules rules, RunnerPods pods, Duration timeout) {
        var context = new CleanupContext(runners, pods, Deadline.in(timeout, time), time, Runners.log(lines));
        return new RunnerRemoval(rules, Integer.MAX_VALUE, context);
    }

    private static Decision waiting(Runner runner) {
        return new Decision(runner, Step.WAIT, State.BUSY, "because");
    }

    private static Rules rules(StalenessRule staleness, Duration busyWait) {
        return new Rules(Runners.rules().selection(), staleness, Duration.ofMinutes(2), busyWait);
    }

    private static CleanupPlan planned(Runner... runners) {
        return plan(Arrays.stream(runners)
                .map(runner -> new Decision(runner, Step.REMOVE, State.STALE, "because"))
                .toArray(Decision[]::new));
    }

    private static CleanupPlan plan(Decision... decisions) {
        return new CleanupPlan(List.of(decisions), StaleCandidates.NONE, 0);
    }
}
