package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.Runners.ghost;
import static io.github.runneractions.runnercleanup.Runners.listing;
import static io.github.runneractions.runnercleanup.Runners.offline;
import static io.github.runneractions.runnercleanup.Runners.online;
import static io.github.runneractions.runnercleanup.Runners.working;
import static io.github.runneractions.runnercleanup.Verdict.BUSY;
import static io.github.runneractions.runnercleanup.Verdict.CAME_BACK;
import static io.github.runneractions.runnercleanup.Verdict.FOREIGN;
import static io.github.runneractions.runnercleanup.Verdict.GONE;
import static io.github.runneractions.runnercleanup.Verdict.ONLINE;
import static io.github.runneractions.runnercleanup.Verdict.POD_ALIVE;
import static io.github.runneractions.runnercleanup.Verdict.REMOVE;
import static io.github.runneractions.runnercleanup.Verdict.TOO_SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanupPlanTest {
    private static final Set<String> NO_PODS = Set.of();

    private Rules rules = Runners.rules();

    @Test
    void removesWhatIsOfflineAtEveryLook() {
        assertThat(verdicts(at(0, offline(1), online(2), working(3)), at(120, offline(1), online(2), working(3))))
                .containsExactly(REMOVE, ONLINE, ONLINE);
    }

    @Test
    void doesNotTrustASingleLook() {
        assertThat(verdicts(at(0, offline(1), online(2)))).containsExactly(TOO_SOON, ONLINE);
    }

    @Test
    void keepsWhatComesBackOrGoesAwayMeanwhile() {
        assertThat(verdicts(at(0, offline(1), online(2)), at(120, online(1), offline(2), offline(3))))
                .containsExactly(CAME_BACK, TOO_SOON, TOO_SOON);
        assertThat(verdicts(at(0, offline(1)), at(60, online(1)), at(120, online(1))))
                .containsExactly(CAME_BACK);
    }

    @Test
    void countsFromTheLastTimeOnline() {
        assertThat(verdicts(at(0, offline(1)), at(60, online(1)), at(120, offline(1)), at(180, offline(1))))
                .containsExactly(TOO_SOON);
        assertThat(verdicts(at(0, online(1)), at(60, offline(1)), at(120, offline(1)), at(180, offline(1))))
                .containsExactly(REMOVE);
    }

    @Test
    void measuresFromOneListingsEndToTheNextOnesBegin() {
        assertThat(verdicts(lasting(0, 5, offline(1)), lasting(124, 130, offline(1))))
                .containsExactly(TOO_SOON);
        assertThat(verdicts(lasting(0, 5, offline(1)), lasting(125, 130, offline(1))))
                .containsExactly(REMOVE);
    }

    @Test
    void leavesAGhostThatStillHoldsItsJob() {
        assertThat(verdicts(at(0, ghost(1), ghost(2)), at(120, ghost(1), offline(2))))
                .containsExactly(BUSY, REMOVE);
    }

    @Test
    void noticesWhatSomebodyElseRemoved() {
        assertThat(verdicts(at(0, offline(1), offline(2)), at(120, offline(2)))).containsExactly(REMOVE, GONE);
        assertThat(verdicts(at(0, offline(1)), at(60), at(120))).containsExactly(GONE);
    }

    @Test
    void tellsApartANewRunnerUnderAnOldName() {
        var old = new Runner(1, "same", false, false, Lifetime.PERSISTENT, 1, List.of("linux"));
        var fresh = new Runner(2, "same", false, false, Lifetime.PERSISTENT, 1, List.of("linux"));

        assertThat(verdicts(at(0, old), at(120, old, fresh))).containsExactly(REMOVE, TOO_SOON);
    }

    @Test
    void hasAReasonForEveryRunnerEvenForeignOnes() {
        var foreign = new Runner(7, "theirs", false, false, Lifetime.PERSISTENT, 1, List.of("windows"));

        assertThat(plan(at(0, foreign, offline(1)), at(120, foreign))
                        .decisions()
                        .all())
                .containsExactly(
                        new Decision(foreign, FOREIGN, "it lacks the label `linux`"),
                        new Decision(offline(1), GONE, "it is no longer listed"));
    }

    @Test
    void keepsWhoseThePodLivesHoweverLongItIsOffline() {
        rules = withEvidence(Evidence.OFFLINE_WITHOUT_POD);

        assertThat(verdicts(
                        at(0, Set.of("runner-1"), offline(1), offline(2)),
                        at(120, Set.of("runner-1"), offline(1), offline(2))))
                .containsExactly(POD_ALIVE, REMOVE);
        assertThat(verdicts(at(0, NO_PODS, online(1)), at(120, NO_PODS, online(1))))
                .containsExactly(ONLINE);
    }

    @Test
    void takesThePodsWordWhereItIsToDecide() {
        rules = withEvidence(Evidence.NO_POD);

        assertThat(verdicts(
                        at(0, Set.of("runner-1"), online(1), online(2), working(3)),
                        at(120, Set.of("runner-1"), online(1), online(2), working(3))))
                .containsExactly(ONLINE, REMOVE, BUSY);
        assertThat(verdicts(at(0, NO_PODS, online(1)), at(119, NO_PODS, online(1))))
                .containsExactly(TOO_SOON);
    }

    @Test
    void watchesGhostsLikeTheDeadWhereTheyAreWaitedFor() {
        rules = new Rules(rules.selection(), rules.evidence(), rules.offlineFor(), Duration.ofMinutes(15));

        assertThat(verdicts(at(0, ghost(1)))).containsExactly(TOO_SOON);
        assertThat(verdicts(at(0, ghost(1)), at(120, ghost(1)))).containsExactly(BUSY);
    }

    @Test
    void remembersOnlyTheSuspicious() {
        var suspects = plan(at(0, online(1), offline(2), ghost(3)), at(60, online(1), online(2), offline(3)))
                .suspects();

        assertThat(suspects.byId()).containsOnlyKeys(3L);
        assertThat(suspects.cleared()).containsOnlyKeys(2L);
        assertThat(suspects.fewestOnline()).isOne();
        assertThat(suspects.newest()).contains(Instant.ofEpochSecond(0));
    }

    private Rules withEvidence(Evidence evidence) {
        return new Rules(rules.selection(), evidence, rules.offlineFor(), rules.busyWait());
    }

    private CleanupPlan plan(Sample... samples) {
        var plan = CleanupPlan.of(rules, Suspects.NONE, samples[0]);
        for (var sample : List.of(samples).subList(1, samples.length)) {
            plan = CleanupPlan.of(rules, plan.suspects(), sample);
        }
        return plan;
    }

    private List<Verdict> verdicts(Sample... samples) {
        return plan(samples).decisions().all().stream().map(Decision::verdict).toList();
    }

    private static Sample at(int second, Runner... runners) {
        return lasting(second, second, runners);
    }

    private static Sample at(int second, Set<String> pods, Runner... runners) {
        var instant = Instant.ofEpochSecond(second);
        return new Sample(instant, instant, listing(runners), new Pods(pods));
    }

    private static Sample lasting(int from, int to, Runner... runners) {
        return new Sample(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), listing(runners), Pods.UNKNOWN);
    }
}
