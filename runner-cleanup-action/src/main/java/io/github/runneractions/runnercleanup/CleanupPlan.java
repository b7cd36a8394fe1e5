package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What a cleanup would do, decided from listings alone: no I/O, no clock.
 *
 * <p>A runner is to be removed only when it is selected, idle, and offline in every listing over at least a given time.
 * Offline at one moment means little: runners restart, nodes are drained, networks fail.
 *
 * @param decisions one for every runner that any listing has, in the order of the listings
 */
record CleanupPlan(Decisions decisions) {
    /**
     * Decides.
     *
     * @param offlineFor how long a runner must have been seen offline
     * @param samples in the order of time, at least one
     */
    static CleanupPlan of(Selection selection, Duration offlineFor, List<Sample> samples) {
        var planner = new Planner(selection, offlineFor, samples);
        var seen = new LinkedHashMap<Long, Runner>();
        samples.forEach(sample -> seen.putAll(sample.listing().runners()));
        return new CleanupPlan(
                new Decisions(seen.values().stream().map(planner::decide).toList()));
    }

    private record Planner(Selection selection, Duration offlineFor, List<Sample> samples) {
        Decision decide(Runner runner) {
            return selection
                    .objection(runner)
                    .map(objection -> new Decision(runner, Verdict.FOREIGN, objection))
                    .orElseGet(() -> decideSelected(runner));
        }

        private Decision decideSelected(Runner runner) {
            if (!samples.getLast().listing().runners().containsKey(runner.id())) {
                return new Decision(runner, Verdict.GONE, "it is no longer listed");
            }
            if (runner.online()) {
                return everOffline(runner.id())
                        ? new Decision(runner, Verdict.CAME_BACK, "it was offline and came back")
                        : new Decision(runner, Verdict.ONLINE, runner.busy() ? "it runs a job" : "it is idle");
            }
            if (runner.busy()) {
                return new Decision(runner, Verdict.BUSY, "it is offline, but GitHub says that it runs a job");
            }
            var span = Duration.between(
                    offlineSince(runner.id()), samples.getLast().begun());
            return span.compareTo(offlineFor) >= 0
                    ? new Decision(
                            runner, Verdict.REMOVE, "it was offline at each look over " + TimeSpan.text(offlineFor))
                    : new Decision(
                            runner,
                            Verdict.TOO_SOON,
                            "it is offline, but was not yet seen so for " + TimeSpan.text(offlineFor));
        }

        private boolean everOffline(long id) {
            return samples.stream().anyMatch(sample -> offlineIn(sample, id));
        }

        /** The end of the first listing from which on it is offline in every one. */
        private Instant offlineSince(long id) {
            var since = samples.getLast().ended();
            for (var sample : samples.reversed()) {
                if (!offlineIn(sample, id)) {
                    break;
                }
                since = sample.ended();
            }
            return since;
        }

        private static boolean offlineIn(Sample sample, long id) {
            return Optional.ofNullable(sample.listing().runners().get(id))
                    .filter(runner -> !runner.online())
                    .isPresent();
        }
    }
}
