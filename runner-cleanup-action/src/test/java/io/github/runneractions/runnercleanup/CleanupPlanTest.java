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
import static io.github.runneractions.runnercleanup.Verdict.REMOVE;
import static io.github.runneractions.runnercleanup.Verdict.TOO_SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.Runner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupPlanTest {
    private static final Selection SELECTION = new Selection(List.of("linux"), List.of());
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

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
        assertThat(verdicts(at(0, offline(1), offline(2)), at(120, offline(2)))).containsExactly(GONE, REMOVE);
    }

    @Test
    void tellsApartANewRunnerUnderAnOldName() {
        var old = new Runner(1, "same", false, false, List.of("linux"));
        var fresh = new Runner(2, "same", false, false, List.of("linux"));

        assertThat(verdicts(at(0, old), at(120, old, fresh))).containsExactly(REMOVE, TOO_SOON);
    }

    @Test
    void hasAReasonForEveryRunnerEvenForeignOnes() {
        var foreign = new Runner(7, "theirs", false, false, List.of("windows"));
        var plan = CleanupPlan.of(SELECTION, TWO_MINUTES, List.of(at(0, foreign, offline(1)), at(120, foreign)));

        assertThat(plan.decisions().all())
                .containsExactly(
                        new Decision(foreign, FOREIGN, "it lacks the label `linux`"),
                        new Decision(offline(1), GONE, "it is no longer listed"));
    }

    private static List<Verdict> verdicts(Sample... samples) {
        return CleanupPlan.of(SELECTION, TWO_MINUTES, List.of(samples)).decisions().all().stream()
                .map(Decision::verdict)
                .toList();
    }

    private static Sample at(int second, Runner... runners) {
        return lasting(second, second, runners);
    }

    private static Sample lasting(int from, int to, Runner... runners) {
        return new Sample(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), listing(runners));
    }
}
