package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.Verdict.BUSY;
import static io.github.runneractions.runnercleanup.Verdict.ONLINE;
import static io.github.runneractions.runnercleanup.Verdict.POD_ALIVE;
import static io.github.runneractions.runnercleanup.Verdict.REMOVE;
import static io.github.runneractions.runnercleanup.Verdict.TOO_SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.PreconditionFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardsTest {
    @ParameterizedTest
    @CsvSource({
        "5,   4, 6, true",
        "5,   5, 5, true",
        "5,   6, 4, false",
        "0,   1, 9, false",
        "25%, 2, 6, true",
        "25%, 2, 5, false",
        "0%,  1, 9, false",
        "100%, 9, 0, true",
    })
    void letsNoMoreGoThanMayBe(String most, int dead, int online, boolean fine) {
        var guards = new Guards(Optional.of(MaxDelete.parse(most)), 0);

        assertThat(guards.objection(Runners.rules(), plan(dead, REMOVE, online, ONLINE))
                        .isEmpty())
                .isEqualTo(fine);
    }

    @Test
    void takesEverythingOfflineForAnOutage() {
        assertThat(objection(plan(9, REMOVE, 1, ONLINE))).isEmpty();
        assertThat(objection(plan(1, REMOVE, 0, ONLINE)).orElseThrow())
                .hasMessage(
                        "Tried to remove 1 of 1 runner, but none of those selected was online at one look, and then no"
                                + " more than 50% may go; nothing was removed.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"BUSY", "GONE", "TOO_SOON", "FOREIGN"})
    void isNotSoothedByThoseThatAnOutageLooksTheSameFor(Verdict other) {
        assertThat(objection(plan(2, REMOVE, 8, other))).isPresent();
    }

    @Test
    void isSoothedByPodsThatLive() {
        assertThat(objection(plan(2, REMOVE, 2, POD_ALIVE))).isEmpty();
        assertThat(objection(plan(3, REMOVE, 2, POD_ALIVE))).isPresent();
    }

    @Test
    void takesManyOnlineWithoutPodsForAWrongNamespace() {
        assertThat(objection(shownOnline(2, 0, 1)).orElseThrow())
                .hasMessage(
                        "Tried to remove 2 runners, but 2 of the 3 runners that GitHub shows online have no pod, and no"
                                + " more than 50% may lack one; nothing was removed.");
        assertThat(objection(shownOnline(2, 0, 2))).isEmpty();
        assertThat(new Guards(Optional.of(MaxDelete.parse("2")), 0).objection(Runners.rules(), shownOnline(2, 0, 1)))
                .isEmpty();
    }

    @Test
    void countsThoseThatWorkWithoutAPod() {
        assertThat(objection(shownOnline(2, 2, 3)).orElseThrow()).hasMessageContaining("4 of the 7 runners");
        assertThat(objection(shownOnline(2, 1, 3))).isEmpty();
    }

    @Test
    void remembersALookAtWhichNobodyWasOnline() {
        var back = new Suspects(Map.of(), Map.of(), 0);

        assertThat(objection(new CleanupPlan(plan(2, REMOVE, 2, ONLINE).decisions(), back)))
                .isEmpty();
        assertThat(objection(new CleanupPlan(plan(3, REMOVE, 2, ONLINE).decisions(), back)))
                .isPresent();
    }

    @Test
    void countsGhostsWhoseJobsAreWaitedFor() {
        var rules =
                new Rules(Runners.rules().selection(), Evidence.OFFLINE, Duration.ofMinutes(2), Duration.ofMinutes(15));

        assertThat(new Guards(Optional.empty(), 0).objection(rules, plan(3, BUSY, 2, TOO_SOON)))
                .isPresent();
    }

    @Test
    void wantsAsManyOnlineAsAreExpected() {
        var guards = new Guards(Optional.empty(), 3);

        assertThat(guards.objection(Runners.rules(), plan(1, REMOVE, 3, ONLINE)))
                .isEmpty();
        assertThat(guards.objection(Runners.rules(), plan(1, REMOVE, 2, ONLINE)).orElseThrow())
                .hasMessageContaining("2 runners are online and 3 should be");
        assertThat(guards.objection(Runners.rules(), plan(1, TOO_SOON, 2, ONLINE)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "ten", "101%", "1.5%", "10 %", "9999999"})
    void refusesWhatIsNoNumberAndNoShare(String text) {
        assertThatThrownBy(() -> MaxDelete.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as `25%`");
    }

    private static Optional<PreconditionFailed> objection(CleanupPlan plan) {
        return new Guards(Optional.empty(), 0).objection(Runners.rules(), plan);
    }

    /** What it looks like when pods decide, and those of a release are looked for where only a few of them are. */
    private static CleanupPlan shownOnline(int without, int busyWithout, int with) {
        var all = new ArrayList<Decision>();
        for (var id = 1; id <= without + busyWithout + with; id++) {
            var verdict = id <= without ? REMOVE : id <= without + busyWithout ? BUSY : ONLINE;
            all.add(new Decision(Runners.online(id), verdict, "because"));
        }
        return new CleanupPlan(new Decisions(all), new Suspects(Map.of(), Map.of(), with));
    }

    private static CleanupPlan plan(int some, Verdict verdict, int more, Verdict other) {
        var all = new ArrayList<Decision>();
        for (var id = 1; id <= some + more; id++) {
            all.add(new Decision(Runners.offline(id), id <= some ? verdict : other, "because"));
        }
        var decisions = new Decisions(all);
        return new CleanupPlan(decisions, new Suspects(Map.of(), Map.of(), decisions.online()));
    }
}
