package io.github.runneractions.runnercleanup.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.runnercleanup.cluster.RunnerPods;
import io.github.runneractions.runnercleanup.plan.MaxDelete;
import io.github.runneractions.runnercleanup.plan.NamePattern;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.plan.SafetyLimits;
import io.github.runneractions.runnercleanup.plan.Selection;
import io.github.runneractions.runnercleanup.plan.StalenessRule;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No runner that is alive, busy or not selected is ever removed, and every stale one is: in any number of random fleets,
 * others in each run. {@code -Pnightly} cleans up 100,000, {@code -Dfleet.seed} begins with the fleet that failed.
 */
class RandomFleetsTest {
    private static final Selection SELECTION = new Selection(
            List.of("gpu", "linux"),
            List.of(NamePattern.ofRelease("demo")),
            Optional.empty(),
            List.of(NamePattern.parse("demo-77777-*")),
            Set.of(Lifetime.PERSISTENT));
    private static final WorkflowLog SILENCE = Runners.log(new ArrayList<>() {
        @Override
        public boolean add(String line) {
            return true;
        }
    });

    @Test
    void loseTheirStaleRunnersAndNoOthers() {
        var count = Integer.getInteger("fleet.count", 5_000);
        var firstSeed = Long.getLong("fleet.seed", new Random().nextInt());
        System.out.println(count + " random fleets from fleet.seed=" + firstSeed);
        var met = new EnumMap<Outcome, Integer>(Outcome.class);
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
    private static void clean(Random chance, Map<Outcome, Integer> met) {
        var time = new FakeTime();
        var story = FleetStory.random(chance, time.instant());
        var fleet = new Fleet(new FleetMaker(chance, time.instant(), story).pods(), chance, time);
        var limits = new SafetyLimits(Optional.empty(), SafetyLimits.OnExcess.REFUSE, 0);
        var lastBegun = Instant.MIN;
        for (var complete = 0; complete < 3; time.advance(Duration.ofMinutes(chance.nextInt(10)))) {
            var begun = time.instant();
            var before = fleet.removals();
            try {
                var outcome = cleanUp(fleet, story, limits, time);
                outcome.runners().forEach(runner -> met.merge(runner.outcome(), 1, Integer::sum));
                assertThat(outcome.count(Outcome.REMOVED)).isEqualTo(fleet.removals() - before);
                if (outcome.failure().isEmpty()) {
                    lastBegun = begun;
                    complete++;
                } else if (outcome.failure().get() instanceof PreconditionFailed
                        && !time.instant().isBefore(story.blackout().to())) {
                    // A user checks the table: GitHub is available, and the runners really are stale.
                    limits = new SafetyLimits(Optional.of(new MaxDelete.Share(100)), SafetyLimits.OnExcess.REFUSE, 0);
                }
            } catch (Failure _) {
                // A later cleanup makes up for it.
            }
        }
        assertThat(left(fleet, story, lastBegun).filter(fleet::registered))
                .as("left of " + story)
                .isEmpty();
    }

    /** Those of ours that were dead for GitHub and the cluster before the last cleanup began. */
    private static Stream<Pod> left(Fleet fleet, FleetStory story, Instant lastBegun) {
        var surelyDead = lastBegun.minus(Fleet.CACHE);
        return fleet.pods().stream()
                .filter(Pod::ours)
                .filter(pod -> pod.died().isBefore(surelyDead.minus(pod.lingers())))
                .filter(pod -> !pod.seen(surelyDead).busy())
                // A pod's name is all that the cluster knows of its runner.
                .filter(pod -> story.staleness() == StalenessRule.OFFLINE
                        || fleet.pods().stream()
                                .noneMatch(other ->
                                        other.id() != pod.id() && other.name().equals(pod.name())));
    }

    private static CleanupOutcome cleanUp(Fleet fleet, FleetStory story, SafetyLimits limits, FakeTime time) {
        var rules = new Rules(SELECTION, story.staleness(), story.offlineFor(), story.busyWait());
        var deadline = Deadline.in(Duration.ofDays(1), time);
        var pods = story.staleness() == StalenessRule.OFFLINE ? RunnerPods.unknown() : fleet;
        var outcome = new StaleRunnerCleaner(limits, 0, new CleanupContext(fleet, pods, deadline, time, SILENCE))
                .remove(rules);
        assertThat(outcome.runners()).extracting(runner -> runner.runner().id()).doesNotHaveDuplicates();
        return outcome;
    }

    /** All but what there is only in a dry run, or with a cap. */
    private static Outcome[] meetable() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome != Outcome.WOULD_BE_REMOVED && outcome != Outcome.LEFT)
                .toArray(Outcome[]::new);
    }
}
