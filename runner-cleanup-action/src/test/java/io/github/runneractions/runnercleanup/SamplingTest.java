package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.Runners.ghost;
import static io.github.runneractions.runnercleanup.Runners.incomplete;
import static io.github.runneractions.runnercleanup.Runners.listing;
import static io.github.runneractions.runnercleanup.Runners.offline;
import static io.github.runneractions.runnercleanup.Runners.online;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final FakeTime time = new FakeTime();
    private final List<String> lines = new ArrayList<>();

    @Test
    void looksOnceWhenNobodyIsOffline() {
        var runners = new StagedRunners(time, listing(online(1), ghost(2)), listing());

        plan(runners, Duration.ofMinutes(10));

        assertThat(runners.unread()).isOne();
        assertThat(time.sleeps()).isEmpty();
        assertThat(lines).containsExactly("Selected 2 of 2 runners: 1 online, 1 offline");
    }

    @Test
    void looksAgainWhenSomebodyIs() {
        var runners = new StagedRunners(time, listing(offline(1)), listing(offline(1)));

        var plan = plan(runners, Duration.ofMinutes(10));

        assertThat(plan.decisions().count(Verdict.REMOVE)).isOne();
        assertThat(time.sleeps()).containsExactly(TWO_MINUTES);
        assertThat(lines).last().asString().startsWith("Looking again in 2m");
    }

    @Test
    void readsAListingAgainThatDoesNotAddUp() {
        var runners = new StagedRunners(time, incomplete(2, online(1)), listing(online(1), online(2)));

        assertThat(plan(runners, Duration.ofMinutes(10)).decisions().count(Verdict.ONLINE))
                .isEqualTo(2);
        assertThat(lines).first().isEqualTo("GitHub counts 2 runners and lists 1; reading them again");
    }

    @Test
    void stopsWhenItStillDoesNot() {
        var runners = new StagedRunners(time, incomplete(2, online(1)), incomplete(3, online(1), offline(2)));

        assertThatThrownBy(() -> plan(runners, Duration.ofMinutes(10)))
                .isInstanceOf(PreconditionFailed.class)
                .hasMessageContaining("counts 3 and lists 2");
    }

    @Test
    void doesNotWaitForALookThatWouldComeTooLate() {
        var runners = new StagedRunners(time, listing(offline(1)), listing(offline(1)));

        assertThatThrownBy(() -> plan(runners, TWO_MINUTES))
                .isInstanceOf(TimedOut.class)
                .hasMessageContaining("the step's 2m are over before");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void looksMoreOftenOverALongTimeAndEndsWhenAllAreBack() {
        var steady = new StagedRunners(
                time, listing(offline(1)), listing(offline(1)), listing(offline(1)), listing(offline(1)));
        var rules = over(Duration.ofMinutes(4));

        assertThat(plan(steady, rules, 0).decisions().count(Verdict.REMOVE)).isOne();
        assertThat(steady.unread()).isZero();

        var returning = new StagedRunners(time, listing(offline(1)), listing(online(1)), listing());
        assertThat(plan(returning, rules, 0).decisions().count(Verdict.CAME_BACK))
                .isOne();
        assertThat(returning.unread()).isOne();
    }

    @Test
    void looksOnceMoreWhenALookTookLongerThanTheWait() {
        var runners = new StagedRunners(time, listing(offline(1)), listing(offline(1)), listing(offline(1)))
                .taking(Duration.ofSeconds(1), Duration.ofMinutes(10));

        assertThat(plan(runners, over(Duration.ofMinutes(3)), 0).decisions().count(Verdict.REMOVE))
                .isOne();
        assertThat(runners.unread()).isZero();
    }

    @Test
    void waitsForRunnersToComeOnlineFirst() {
        var runners = new StagedRunners(
                time, listing(offline(1)), listing(offline(1), online(2)), listing(offline(1), online(2)));

        assertThat(plan(runners, Runners.rules(), 1).decisions().count(Verdict.REMOVE))
                .isOne();
        assertThat(lines).contains("0 of 1 runners are online; looking again in 10s");
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(10), TWO_MINUTES);
    }

    @Test
    void givesUpWhenTheyDoNot() {
        var runners = new StagedRunners(time, listing(offline(1)), listing(offline(1)));

        assertThatThrownBy(() -> new Sampling(
                                runners, RunnerPods.unknown(), Deadline.in(Duration.ofSeconds(15), time), time, log())
                        .plan(Runners.rules(), 2))
                .isInstanceOf(TimedOut.class)
                .hasMessageContaining("after 15s only 0 of 2 runners are online");
    }

    private CleanupPlan plan(StagedRunners runners, Duration timeout) {
        return new Sampling(runners, RunnerPods.unknown(), Deadline.in(timeout, time), time, log())
                .plan(Runners.rules(), 0);
    }

    private CleanupPlan plan(StagedRunners runners, Rules rules, int online) {
        return new Sampling(runners, RunnerPods.unknown(), Deadline.in(Duration.ofHours(1), time), time, log())
                .plan(rules, online);
    }

    private static Rules over(Duration offlineFor) {
        return new Rules(Runners.rules().selection(), Evidence.OFFLINE, offlineFor, Duration.ZERO);
    }

    private WorkflowLog log() {
        return Runners.log(lines);
    }
}
