package io.github.runneractions.runnercleanup.plan;

import static io.github.runneractions.runnercleanup.plan.Runners.ghost;
import static io.github.runneractions.runnercleanup.plan.Runners.listing;
import static io.github.runneractions.runnercleanup.plan.Runners.offline;
import static io.github.runneractions.runnercleanup.plan.Runners.online;
import static io.github.runneractions.runnercleanup.plan.Runners.working;
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
    private static final String REMOVE = "REMOVE STALE";
    private static final String TOO_SOON = "WAIT STALE";
    private static final String WAIT_FOR_JOB = "WAIT BUSY";
    private static final String BUSY = "KEEP BUSY";
    private static final String ONLINE = "KEEP ONLINE";
    private static final String CAME_BACK = "KEEP CAME_BACK";
    private static final String POD_ALIVE = "KEEP POD_ALIVE";
    private static final String GONE = "KEEP GONE";

    private Rules rules = Runners.rules();

    @Test
    void removesARunnerThatIsOfflineAtEveryCheck() {
        assertThat(decisions(at(0, offline(1), online(2), working(3)), at(120, offline(1), online(2), working(3))))
                .containsExactly(REMOVE, ONLINE, ONLINE);
    }

    @Test
    void doesNotTrustASingleCheck() {
        assertThat(decisions(at(0, offline(1), online(2)))).containsExactly(TOO_SOON, ONLINE);
    }

    @Test
    void keepsARunnerThatComesBackOrJustWentOffline() {
        assertThat(decisions(at(0, offline(1), online(2)), at(120, online(1), offline(2), offline(3))))
                .containsExactly(CAME_BACK, TOO_SOON, TOO_SOON);
        assertThat(decisions(at(0, offline(1)), at(60, online(1)), at(120, online(1))))
                .containsExactly(CAME_BACK);
    }

    @Test
    void countsFromTheLastTimeOnline() {
        assertThat(decisions(at(0, offline(1)), at(60, online(1)), at(120, offline(1)), at(180, offline(1))))
                .containsExactly(TOO_SOON);
        assertThat(decisions(at(0, online(1)), at(60, offline(1)), at(120, offline(1)), at(180, offline(1))))
                .containsExactly(REMOVE);
    }

    @Test
    void measuresFromTheEndOfOneListingToTheBeginningOfTheNext() {
        assertThat(decisions(lasting(0, 5, offline(1)), lasting(124, 130, offline(1))))
                .containsExactly(TOO_SOON);
        assertThat(decisions(lasting(0, 5, offline(1)), lasting(125, 130, offline(1))))
                .containsExactly(REMOVE);
    }

    @Test
    void keepsAnOfflineRunnerThatStillHoldsItsJob() {
        assertThat(decisions(at(0, ghost(1), ghost(2)), at(120, ghost(1), offline(2))))
                .containsExactly(BUSY, REMOVE);
    }

    @Test
    void noticesARunnerThatIsNoLongerListed() {
        assertThat(decisions(at(0, offline(1), offline(2)), at(120, offline(2))))
                .containsExactly(REMOVE, GONE);
        assertThat(decisions(at(0, offline(1)), at(60), at(120))).containsExactly(GONE);
    }

    @Test
    void distinguishesANewRunnerUnderAnOldName() {
        var old = new Runner(1, "same", false, false, Lifetime.PERSISTENT, 1, List.of("linux"));
        var fresh = new Runner(2, "same", false, false, Lifetime.PERSISTENT, 1, List.of("linux"));

        assertThat(decisions(at(0, old), at(120, old, fresh))).containsExactly(REMOVE, TOO_SOON);
    }

    @Test
    void hasAReasonForEveryRunnerAlsoIfNotSelected() {
        var foreign = new Runner(7, "theirs", false, false, Lifetime.PERSISTENT, 1, List.of("windows"));

        assertThat(plan(at(0, foreign, offline(1)), at(120, foreign)).decisions())
                .containsExactly(
                        Decision.keep(foreign, Decision.State.NOT_SELECTED, "it does not have the label `linux`"),
                        Decision.keep(offline(1), Decision.State.GONE, "it is no longer listed"));
    }

    @Test
    void keepsARunnerWhosePodIsAliveHoweverLongItIsOffline() {
        rules = withStaleness(StalenessRule.OFFLINE_WITHOUT_POD);

        assertThat(decisions(
                        at(0, Set.of("runner-1"), offline(1), offline(2)),
                        at(120, Set.of("runner-1"), offline(1), offline(2))))
                .containsExactly(POD_ALIVE, REMOVE);
        assertThat(decisions(at(0, NO_PODS, online(1)), at(120, NO_PODS, online(1))))
                .containsExactly(ONLINE);
    }

    @Test
    void decidesByPodsIfTheInputIsSet() {
        rules = withStaleness(StalenessRule.NO_POD);

        assertThat(decisions(
                        at(0, Set.of("runner-1"), online(1), online(2), working(3)),
                        at(120, Set.of("runner-1"), online(1), online(2), working(3))))
                .containsExactly(ONLINE, REMOVE, BUSY);
        assertThat(decisions(at(0, NO_PODS, online(1)), at(119, NO_PODS, online(1))))
                .containsExactly(TOO_SOON);
    }

    @Test
    void observesBusyRunnersLikeOthersWhenItWaitsForTheirJobs() {
        rules = new Rules(rules.selection(), rules.staleness(), rules.offlineFor(), Duration.ofMinutes(15));

        assertThat(decisions(at(0, ghost(1)))).containsExactly(TOO_SOON);
        assertThat(decisions(at(0, ghost(1)), at(120, ghost(1)))).containsExactly(WAIT_FOR_JOB);
    }

    @Test
    void remembersOnlyStaleCandidates() {
        var candidates = plan(at(0, online(1), offline(2), ghost(3)), at(60, online(1), online(2), offline(3)))
                .candidates();

        assertThat(candidates.byId()).containsOnlyKeys(3L);
        assertThat(candidates.cleared()).containsOnlyKeys(2L);
        assertThat(candidates.fewestOnline()).isOne();
        assertThat(candidates.newest()).contains(Instant.ofEpochSecond(0));
    }

    private Rules withStaleness(StalenessRule staleness) {
        return new Rules(rules.selection(), staleness, rules.offlineFor(), rules.busyWait());
    }

    private CleanupPlan plan(Observation... observations) {
        var plan = CleanupPlan.of(rules, StaleCandidates.NONE, observations[0]);
        for (var observation : List.of(observations).subList(1, observations.length)) {
            plan = CleanupPlan.of(rules, plan.candidates(), observation);
        }
        return plan;
    }

    /** The step and the state of each decision. */
    private List<String> decisions(Observation... observations) {
        return plan(observations).decisions().stream()
                .map(decision -> decision.step() + " " + decision.state())
                .toList();
    }

    private static Observation at(int second, Runner... runners) {
        return lasting(second, second, runners);
    }

    private static Observation at(int second, Set<String> pods, Runner... runners) {
        var instant = Instant.ofEpochSecond(second);
        return new Observation(instant, instant, listing(runners), pods, 0);
    }

    private static Observation lasting(int from, int to, Runner... runners) {
        return new Observation(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), listing(runners), Set.of(), 0);
    }
}
