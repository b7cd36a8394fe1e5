package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.toolkit.ActionException;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * No runner that is alive, busy or somebody else's is ever removed, and every dead one goes: in any number of random fleets,
 * others in each run. {@code -Dfleet.count} sets the number, {@code -Dfleet.seed} begins with the fleet that failed.
 */
class RandomFleetsTest {
    private static final Selection SELECTION =
            new Selection(List.of("gpu", "linux"), List.of(NamePattern.ofRelease("demo")));
    private static final WorkflowLog SILENCE = Runners.log(new ArrayList<>() {
        @Override
        public boolean add(String line) {
            return true;
        }
    });

    @Test
    void loseTheirDeadAndNobodyElse() {
        var count = Integer.getInteger("fleet.count", 5_000);
        var firstSeed = Long.getLong("fleet.seed", new Random().nextInt());
        var met = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var seed = firstSeed; seed < firstSeed + count; seed++) {
            try {
                clean(new Random(seed), met);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("fleet.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
        if (count >= 1_000) {
            assertThat(met).as("what so many fleets must have led to").containsKeys(meetable());
        }
    }

    /** Three cleanups that come to their end, with as many in between that fail. */
    private static void clean(Random chance, Map<Verdict, Integer> met) {
        var time = new FakeTime();
        var offlineFor = Duration.ofSeconds(61 + chance.nextInt(120));
        var fleet = new Fleet(new FleetMaker(chance, time.instant(), offlineFor).pods(), chance, time);
        var lastBegun = Instant.MIN;
        for (var complete = 0; complete < 3; time.advance(Duration.ofMinutes(chance.nextInt(10)))) {
            var begun = time.instant();
            var before = fleet.removals();
            try {
                var decisions = cleanUp(fleet, offlineFor, time);
                decisions.all().forEach(decision -> met.merge(decision.verdict(), 1, Integer::sum));
                assertThat(decisions.count(Verdict.REMOVED)).isEqualTo(fleet.removals() - before);
                lastBegun = begun;
                complete++;
            } catch (ActionException _) {
                // A later cleanup makes up for it.
            }
        }
        var surelyDead = lastBegun.minus(Fleet.CACHE);
        assertThat(fleet.pods())
                .filteredOn(pod -> pod.ours()
                        && pod.died().isBefore(surelyDead)
                        && !pod.seen(surelyDead).busy())
                .noneMatch(fleet::registered);
    }

    private static Decisions cleanUp(Fleet fleet, Duration offlineFor, FakeTime time) {
        var deadline = Deadline.in(Duration.ofDays(1), time);
        var plan = new Sampling(fleet, deadline, time, SILENCE).plan(SELECTION, offlineFor);
        var outcome = new Removal(fleet, deadline, SILENCE).of(plan);
        assertThat(outcome.all())
                .extracting(decision -> decision.runner().id())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(plan.decisions().all());
        return outcome;
    }

    /** All but what a cleanup leaves behind only when it is a dry run. */
    private static Verdict[] meetable() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.REMOVE)
                .toArray(Verdict[]::new);
    }
}
