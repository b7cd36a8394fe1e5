package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.Runners.ghost;
import static io.github.runneractions.runnercleanup.Runners.offline;
import static io.github.runneractions.runnercleanup.Runners.online;
import static io.github.runneractions.runnercleanup.Runners.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.github.runneractions.github.runner.DeleteRunner.Outcome;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.github.runner.RunnerGroup;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RemovalTest {
    private final FakeTime time = new FakeTime();
    private final List<String> lines = new ArrayList<>();
    private final StagedRunners runners = new StagedRunners(time);

    @Test
    void removesByIdWhatIsStillOffline() {
        runners.showing(offline(1), offline(2));

        assertThat(verdicts(planned(offline(1), offline(2)))).containsExactly(Verdict.REMOVED, Verdict.REMOVED);
        assertThat(runners.removed()).containsExactly(1L, 2L);
    }

    @Test
    void asksForNothingThatAFreshLookSpeaksAgainst() {
        runners.showing(online(1), ghost(2));

        assertThat(verdicts(planned(offline(1), offline(2), offline(3))))
                .containsExactly(Verdict.CAME_BACK, Verdict.BUSY, Verdict.GONE);
        assertThat(runners.removed()).isEmpty();
    }

    @Test
    void leavesWhatIsNoLongerSelected() {
        runners.showing(
                new Runner(1, "runner-1", false, false, Lifetime.PERSISTENT, 1, List.of("windows")),
                new Runner(2, "runner-2", false, false, Lifetime.PERSISTENT, 7, List.of("linux")),
                new Runner(3, "runner-3", false, false, Lifetime.PERSISTENT, 0, List.of("linux")));
        var rules = Runners.rules().in(new RunnerGroup(1, "Default", false));

        var outcome = removal(rules, new StagedPods()).of(planned(offline(1), offline(2), offline(3)));

        // Of the third, the fresh look does not tell the group; the listing did.
        assertThat(outcome.decisions().all())
                .extracting(Decision::verdict)
                .containsExactly(Verdict.FOREIGN, Verdict.FOREIGN, Verdict.REMOVED);
        assertThat(runners.removed()).containsExactly(3L);
    }

    @Test
    void takesGitHubsWord() {
        runners.showing(offline(1), offline(2)).answering(1, Outcome.BUSY).answering(2, Outcome.ALREADY_GONE);

        assertThat(verdicts(planned(offline(1), offline(2)))).containsExactly(Verdict.BUSY, Verdict.GONE);
    }

    @Test
    void touchesNothingThatWasNotPlanned() {
        runners.showing(offline(1), offline(2));
        var kept = new Decision(offline(1), Verdict.TOO_SOON, "because");

        assertThat(removal(Duration.ofMinutes(10)).of(plan(kept)).decisions().all())
                .containsExactly(kept);
        assertThat(runners.removed()).isEmpty();
    }

    @Test
    void stopsWhenTheTimeIsOverAndSaysWhoIsGone() {
        runners.showing(offline(1), offline(2), offline(3));

        var outcome = removal(Duration.ofSeconds(3)).of(planned(offline(1), offline(2), offline(3)));

        assertThat(outcome.failure())
                .containsInstanceOf(TimedOut.class)
                .get()
                .asInstanceOf(THROWABLE)
                .hasMessageContaining("remove 3 runners within 3s, but came to 2 of them only");
        assertThat(outcome.decisions().with(Verdict.REMOVED)).hasSize(2);
        assertThat(outcome.decisions().with(Verdict.REMOVE)).hasSize(1);
    }

    @Test
    void looksForAPodOnceMore() {
        runners.showing(offline(1), offline(2));

        removal(rules(Evidence.OFFLINE_WITHOUT_POD, Duration.ZERO), new StagedPods("runner-1"))
                .of(planned(offline(1), offline(2)));

        assertThat(runners.removed()).containsExactly(2L);
    }

    @Test
    void removesWhatIsShownOnlineWherePodsDecide() {
        runners.showing(online(1), working(2));

        assertThat(removal(rules(Evidence.NO_POD, Duration.ZERO), new StagedPods())
                        .of(planned(online(1), online(2)))
                        .decisions()
                        .all())
                .extracting(Decision::verdict)
                .containsExactly(Verdict.REMOVED, Verdict.BUSY);
    }

    @Test
    void waitsForTheJobsOfTheDeadAsLongAsItMay() {
        runners.showing(ghost(1), ghost(2), online(3));
        time.at(Duration.ofSeconds(40), () -> runners.showing(offline(2)));
        var plan = plan(Decision.busy(ghost(1)), Decision.busy(ghost(2)), Decision.busy(ghost(3)));

        var outcome = removal(rules(Evidence.OFFLINE, Duration.ofMinutes(1)), new StagedPods())
                .of(plan);

        assertThat(outcome.decisions().all())
                .extracting(Decision::verdict)
                .containsExactly(Verdict.BUSY, Verdict.REMOVED, Verdict.CAME_BACK);
        assertThat(outcome.decisions().with(Verdict.REMOVED).getFirst().reason())
                .isEqualTo("its last job is over by now");
        assertThat(time.sleeps()).hasSizeBetween(3, 4);
    }

    @Test
    void tellsHowFarItHasComeEveryTenSeconds() {
        var many = LongStream.rangeClosed(1, 20).mapToObj(Runners::offline).toArray(Runner[]::new);
        runners.showing(many);

        removal(Duration.ofMinutes(10)).of(planned(many));

        assertThat(lines)
                .containsExactly(
                        "5 of 20 done, 30 a minute, about 30s left",
                        "10 of 20 done, 30 a minute, about 20s left",
                        "15 of 20 done, 30 a minute, about 10s left");
    }

    private List<Verdict> verdicts(CleanupPlan plan) {
        return removal(Duration.ofMinutes(10)).of(plan).decisions().all().stream()
                .map(Decision::verdict)
                .toList();
    }

    private Removal removal(Duration timeout) {
        return new Removal(
                Runners.rules(), runners, RunnerPods.unknown(), Deadline.in(timeout, time), time, Runners.log(lines));
    }

    private Removal removal(Rules rules, RunnerPods pods) {
        return new Removal(rules, runners, pods, Deadline.in(Duration.ofMinutes(10), time), time, Runners.log(lines));
    }

    private static Rules rules(Evidence evidence, Duration busyWait) {
        return new Rules(Runners.rules().selection(), evidence, Duration.ofMinutes(2), busyWait);
    }

    private static CleanupPlan planned(Runner... runners) {
        return plan(Arrays.stream(runners)
                .map(runner -> new Decision(runner, Verdict.REMOVE, "because"))
                .toArray(Decision[]::new));
    }

    private static CleanupPlan plan(Decision... decisions) {
        return new CleanupPlan(new Decisions(List.of(decisions)), Suspects.NONE);
    }
}
