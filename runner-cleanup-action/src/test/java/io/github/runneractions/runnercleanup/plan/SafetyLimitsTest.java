package io.github.runneractions.runnercleanup.plan;

import static io.github.runneractions.runnercleanup.plan.Decision.State.BUSY;
import static io.github.runneractions.runnercleanup.plan.Decision.State.ONLINE;
import static io.github.runneractions.runnercleanup.plan.Decision.State.POD_ALIVE;
import static io.github.runneractions.runnercleanup.plan.Decision.State.STALE;
import static io.github.runneractions.runnercleanup.plan.Decision.Step.KEEP;
import static io.github.runneractions.runnercleanup.plan.Decision.Step.REMOVE;
import static io.github.runneractions.runnercleanup.plan.Decision.Step.WAIT;
import static io.github.runneractions.runnercleanup.plan.SafetyLimits.OnExcess.CAP;
import static io.github.runneractions.runnercleanup.plan.SafetyLimits.OnExcess.REFUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runnercleanup.plan.Decision.State;
import io.github.runneractions.runnercleanup.plan.Decision.Step;
import io.github.runneractions.runtime.PreconditionFailed;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafetyLimitsTest {
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
    void removesNoMoreThanMaxDelete(String most, int stale, int online, boolean allowed) {
        var limits = new SafetyLimits(Optional.of(MaxDelete.parse(most)), REFUSE, 0);

        assertThat(limits.check(plan(some(stale, REMOVE, STALE), some(online, KEEP, ONLINE)))
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void treatsAllRunnersOfflineAsAnOutage() {
        assertThat(objection(plan(some(9, REMOVE, STALE), some(1, KEEP, ONLINE))))
                .isEmpty();
        assertThat(objection(plan(some(1, REMOVE, STALE), some(0, KEEP, ONLINE)))
                        .orElseThrow())
                .hasMessage(
                        "Tried to remove 1 of 1 runner, but no selected runner was online at some check; the limit is then"
                                + " 50%. Nothing was removed.");
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"BUSY", "GONE", "STALE", "NOT_SELECTED"})
    void doesNotCountRunnersThatAnOutageWouldAlsoAffect(State other) {
        assertThat(objection(plan(some(2, REMOVE, STALE), some(8, other == STALE ? WAIT : KEEP, other))))
                .isPresent();
    }

    @Test
    void countsRunnersWithALivingPod() {
        assertThat(objection(plan(some(2, REMOVE, STALE), some(2, KEEP, POD_ALIVE))))
                .isEmpty();
        assertThat(objection(plan(some(3, REMOVE, STALE), some(2, KEEP, POD_ALIVE))))
                .isPresent();
    }

    @Test
    void treatsManyOnlineRunnersWithoutAPodAsAWrongNamespace() {
        assertThat(objection(shownOnline(2, 0, 1)).orElseThrow())
                .hasMessage(
                        "Tried to remove 2 runners, but 2 of the 3 runners that GitHub shows online have no pod; the limit"
                                + " is 50%. Nothing was removed.");
        assertThat(objection(shownOnline(2, 0, 2))).isEmpty();
        assertThat(new SafetyLimits(Optional.of(MaxDelete.parse("2")), REFUSE, 0).check(shownOnline(2, 0, 1)))
                .isEmpty();
    }

    @Test
    void countsBusyRunnersWithoutAPod() {
        assertThat(objection(shownOnline(2, 2, 3)).orElseThrow()).hasMessageContaining("4 of the 7 runners");
        assertThat(objection(shownOnline(2, 1, 3))).isEmpty();
    }

    @Test
    void remembersACheckAtWhichNoRunnerWasOnline() {
        var back = new StaleCandidates(Map.of(), Map.of(), 0);

        assertThat(objection(new CleanupPlan(
                        plan(some(2, REMOVE, STALE), some(2, KEEP, ONLINE)).decisions(), back, 0)))
                .isEmpty();
        assertThat(objection(new CleanupPlan(
                        plan(some(3, REMOVE, STALE), some(2, KEEP, ONLINE)).decisions(), back, 0)))
                .isPresent();
    }

    @Test
    void countsBusyRunnersWhoseJobsItWaitsFor() {
        assertThat(new SafetyLimits(Optional.empty(), REFUSE, 0).check(plan(some(3, WAIT, BUSY), some(2, WAIT, STALE))))
                .isPresent();
    }

    @Test
    void requiresTheExpectedNumberOnline() {
        var limits = new SafetyLimits(Optional.empty(), REFUSE, 3);

        assertThat(limits.check(plan(some(1, REMOVE, STALE), some(3, KEEP, ONLINE))))
                .isEmpty();
        assertThat(limits.check(plan(some(1, REMOVE, STALE), some(2, KEEP, ONLINE)))
                        .orElseThrow())
                .hasMessageContaining("only 2 of the selected runners are online; `expected-online` is 3");
        assertThat(limits.check(plan(some(1, WAIT, STALE), some(2, KEEP, ONLINE))))
                .isEmpty();
    }

    /** Runners that come and go during the listing count as stale, and as not online. */
    @ParameterizedTest
    @CsvSource({
        "5,    0, 3, 2, true",
        "5,    0, 3, 3, false",
        "50%,  0, 3, 4, true",
        "50%,  0, 3, 5, false",
        "100%, 0, 3, 3, true",
        ",     0, 3, 6, true",
        ",     0, 3, 7, false",
        ",     4, 3, 3, true",
        ",     4, 3, 4, false",
    })
    void countsTheGapOfTheList(String most, int expectedOnline, int stale, int gap, boolean allowed) {
        var limits = new SafetyLimits(Optional.ofNullable(most).map(MaxDelete::parse), REFUSE, expectedOnline);
        var known = plan(some(stale, REMOVE, STALE), some(7, KEEP, ONLINE));
        var fewest = new StaleCandidates(Map.of(), Map.of(), 7 - gap);

        assertThat(limits.check(new CleanupPlan(known.decisions(), fewest, gap)).isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void namesTheGapOfTheList() {
        var known = plan(some(3, REMOVE, STALE), some(7, KEEP, ONLINE));

        assertThat(new SafetyLimits(Optional.of(MaxDelete.parse("3")), REFUSE, 0)
                        .check(new CleanupPlan(known.decisions(), known.candidates(), 1))
                        .orElseThrow())
                .hasMessage("Tried to remove 3 of 10 runners, but `max-delete` is 3. 1 runner that came or went while"
                        + " GitHub's list was read counts as stale. Nothing was removed.");
    }

    @Test
    void removesAsManyAsTheCap() {
        var limits = new SafetyLimits(Optional.of(MaxDelete.parse("2")), CAP, 0);
        var many = plan(some(9, REMOVE, STALE), some(1, KEEP, ONLINE));

        assertThat(limits.check(many)).isEmpty();
        assertThat(limits.most(many)).isEqualTo(2);
        assertThat(new SafetyLimits(Optional.of(MaxDelete.parse("30%")), CAP, 0).most(many))
                .isEqualTo(3);
        assertThat(new SafetyLimits(Optional.of(MaxDelete.parse("2")), REFUSE, 0).most(many))
                .isEqualTo(Integer.MAX_VALUE);
    }

    /** Otherwise each run during an outage of GitHub would remove some runners that live. */
    @Test
    void treatsAllRunnersOfflineAsAnOutageWithACapToo() {
        var limits = new SafetyLimits(Optional.of(MaxDelete.parse("2")), CAP, 0);

        var objection = limits.check(plan(some(9, REMOVE, STALE), some(0, KEEP, ONLINE)))
                .orElseThrow();

        assertThat(objection).hasMessageContaining("no selected runner was online at some check");
        assertThat(objection.hint())
                .hasToString("Check the table in the step's summary, and set `max-delete` to the number"
                        + " of stale runners and `on-excess` to `refuse` for one run.");
    }

    @ParameterizedTest
    @CsvSource({"-1", "ten", "101%", "1.5%", "10 %", "9999999"})
    void rejectsTextsThatAreNeitherANumberNorAShare(String text) {
        assertThatThrownBy(() -> MaxDelete.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as `25%`");
    }

    private static Optional<PreconditionFailed> objection(CleanupPlan plan) {
        return new SafetyLimits(Optional.empty(), REFUSE, 0).check(plan);
    }

    /** With {@code pods-decide} and a namespace that has only a few of the release's pods. */
    private static CleanupPlan shownOnline(int without, int busyWithout, int with) {
        var all = new ArrayList<Decision>();
        for (var id = 1; id <= without + busyWithout + with; id++) {
            all.add(
                    id <= without
                            ? new Decision(Runners.online(id), REMOVE, STALE, "because")
                            : new Decision(
                                    Runners.online(id), KEEP, id <= without + busyWithout ? BUSY : ONLINE, "because"));
        }
        return new CleanupPlan(all, new StaleCandidates(Map.of(), Map.of(), with), 0);
    }

    private static Stream<Decision> some(int count, Step step, State state) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new Decision(Runners.offline(id), step, state, "because"));
    }

    private static CleanupPlan plan(Stream<Decision> some, Stream<Decision> more) {
        var all = Stream.concat(some, more).toList();
        var online = (int)
                all.stream().filter(decision -> decision.state() == ONLINE).count();
        return new CleanupPlan(all, new StaleCandidates(Map.of(), Map.of(), online), 0);
    }
}
