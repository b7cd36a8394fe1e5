package io.github.runneractions.runnercleanup.runners;

import static io.github.runneractions.runnercleanup.plan.Runners.ghost;
import static io.github.runneractions.runnercleanup.plan.Runners.incomplete;
import static io.github.runneractions.runnercleanup.plan.Runners.listing;
import static io.github.runneractions.runnercleanup.plan.Runners.offline;
import static io.github.runneractions.runnercleanup.plan.Runners.online;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.cluster.RunnerPods;
import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.Decision;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.plan.StalenessRule;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final FakeTime time = new FakeTime();
    private final List<String> lines = new ArrayList<>();

    @Test
    void checksOnceWhenNoRunnerIsOffline() {
        var runners = new StagedRunners(time, listing(online(1), ghost(2)), listing());

        plan(runners, Duration.ofMinutes(10));

        assertThat(runners.unread()).isOne();
        assertThat(time.sleeps()).isEmpty();
        assertThat(lines).containsExactly("Selected 2 of 2 runners: 1 online, 1 offline");
    }

    @Test
    void checksAgainWhenARunnerIsOffline() {
        var runners = new StagedRunners(time, listing(offline(1)), listing(offline(1)));

        var plan = plan(runners, Duration.ofMinutes(10));

        assertThat(plan.toRemove()).hasSize(1);
        assertThat(time.sleeps()).containsExactly(TWO_MINUTES);
        assertThat(lines).last().asString().startsWith("Checking again in 2m");
    }

    @Test
    void listsAgainWhenTheListIsIncomplete() {
        var runners = new StagedRunners(time, incomplete(2, online(1)), listing(online(1), online(2)));

        assertThat(plan(runners, Duration.ofMinutes(10)).online()).isEqualTo(2);
        assertThat(lines).first().isEqualTo("GitHub reports 2 runners and lists 1; listing them again");
    }

    @Test
    void stopsWhenTheListStaysIncomplete() {
        var runners = new StagedRunners(
                time,
                incomplete(2, online(1)),
                incomplete(3, online(1), offline(2)),
                incomplete(4, online(1), offline(2)));

        assertThatThrownBy(() -> plan(runners, Duration.ofMinutes(10)))
                .isInstanceOf(PreconditionFailed.class)
                .hasMessageContaining(
                        "reports 4, and the last list differs from that and from the others by 2 runners");
    }

    @Test
    void takesThreeIncompleteListsTogetherIfNearlyAllIsInThem() {
        var fleet = fleet(100);
        var runners = new StagedRunners(
                time,
                incomplete(102, with(fleet, offline(201))),
                incomplete(102, with(fleet, offline(202))),
                incomplete(101, fleet));
        var observations = new Observations(context(runners, Deadline.in(Duration.ofMinutes(1), time)));

        assertThatThrownBy(() -> observations.plan(Runners.rules(), 0)).isInstanceOf(TimedOut.class);

        // Two that only the earlier lists have, and one that GitHub counts.
        var plan = observations.last().orElseThrow();
        assertThat(plan.gap()).isEqualTo(3);
        assertThat(plan.tooSoon()).isEqualTo(2);
        assertThat(plan.candidates().fewestOnline()).isEqualTo(97);
        assertThat(lines)
                .contains(
                        "Going on with 102 runners of 3 lists: 3 runners came or went meanwhile, and the safety limits"
                                + " count them as stale");
    }

    @Test
    void takesTheLastStateOfARunner() {
        var fleet = fleet(40);
        var runners = new StagedRunners(
                time,
                incomplete(42, with(fleet, offline(201))),
                incomplete(42, with(fleet, online(201))),
                incomplete(42, with(fleet, online(201))));

        assertThat(plan(runners, Duration.ofMinutes(10)).online()).isEqualTo(41);
    }

    private static Runner[] fleet(int online) {
        return LongStream.rangeClosed(1, online).mapToObj(Runners::online).toArray(Runner[]::new);
    }

    private static Runner[] with(Runner[] fleet, Runner more) {
        return Stream.concat(Stream.of(fleet), Stream.of(more)).toArray(Runner[]::new);
    }

    @Test
    void doesNotWaitForACheckThatWouldComeTooLate() {
        var runners = new StagedRunners(time, listing(offline(1)), listing(offline(1)));

        assertThatThrownBy(() -> plan(runners, TWO_MINUTES))
                .isInstanceOf(TimedOut.class)
                .hasMessageContaining("the step's 2m end before that");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void checksMoreOftenOverALongTimeAndEndsWhenAllAreBack() {
        var steady = new StagedRunners(
                time, listing(offline(1)), listing(offline(1)), listing(offline(1)), listing(offline(1)));
        var rules = over(Duration.ofMinutes(4));

        assertThat(plan(steady, rules, 0).toRemove()).hasSize(1);
        assertThat(steady.unread()).isZero();

        var returning = new StagedRunners(time, listing(offline(1)), listing(online(1)), listing());
        assertThat(plan(returning, rules, 0).decisions())
                .extracting(Decision::state)
                .containsExactly(Decision.State.CAME_BACK);
        assertThat(returning.unread()).isOne();
    }

    @Test
    void checksOnceMoreWhenACheckTookLongerThanTheWait() {
        var runners = new StagedRunners(time, listing(offline(1)), listing(offline(1)), listing(offline(1)))
                .taking(Duration.ofSeconds(1), Duration.ofMinutes(10));

        assertThat(plan(runners, over(Duration.ofMinutes(3)), 0).toRemove()).hasSize(1);
        assertThat(runners.unread()).isZero();
    }

    @Test
    void waitsForRunnersToComeOnlineFirst() {
        var runners = new StagedRunners(
                time, listing(offline(1)), listing(offline(1), online(2)), listing(offline(1), online(2)));

        assertThat(plan(runners, Runners.rules(), 1).toRemove()).hasSize(1);
        assertThat(lines).contains("0 of 1 runners are online; checking again in 10s");
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(10), TWO_MINUTES);
    }

    @Test
    void failsWhenTheyDoNotComeOnline() {
        var runners = new StagedRunners(time, listing(offline(1)), listing(offline(1)));

        assertThatThrownBy(() -> new Observations(context(runners, Deadline.in(Duration.ofSeconds(15), time)))
                        .plan(Runners.rules(), 2))
                .isInstanceOf(TimedOut.class)
                .hasMessageContaining("after 15s only 0 of 2 runners are online");
    }

    private CleanupContext context(StagedRunners runners, Deadline deadline) {
        return new CleanupContext(runners, RunnerPods.unknown(), deadline, time, log());
    }

    private CleanupPlan plan(StagedRunners runners, Duration timeout) {
        return new Observations(context(runners, Deadline.in(timeout, time))).plan(Runners.rules(), 0);
    }

    private CleanupPlan plan(StagedRunners runners, Rules rules, int online) {
        return new Observations(context(runners, Deadline.in(Duration.ofHours(1), time))).plan(rules, online);
    }

    private static Rules over(Duration offlineFor) {
        return new Rules(Runners.rules().selection(), StalenessRule.OFFLINE, offlineFor, Duration.ZERO);
    }

    private WorkflowLog log() {
        return Runners.log(lines);
    }
}
