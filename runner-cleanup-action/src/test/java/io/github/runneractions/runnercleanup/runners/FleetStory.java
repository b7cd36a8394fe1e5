package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.plan.StalenessRule;
import io.github.runneractions.runnercleanup.runners.Pod.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * The events around a random fleet, and the inputs of the cleanup.
 *
 * @param staleness when a runner looks stale to the cleanup
 * @param offlineFor no outage of a single runner is as long, unless the cleanup sees pods
 * @param busyWait how long the cleanup waits for jobs of the dead
 * @param fleetWide when many lost their sessions at once
 * @param blackout when all did, for much longer than {@code offlineFor}; over before it begins if there is none
 */
record FleetStory(StalenessRule staleness, Duration offlineFor, Duration busyWait, Span fleetWide, Span blackout) {
    /** One around {@code now}. */
    static FleetStory random(Random chance, Instant now) {
        var staleness = List.of(StalenessRule.values()).get(chance.nextInt(StalenessRule.values().length));
        var offlineFor = Duration.ofSeconds(61 + chance.nextInt(chance.nextInt(5) == 0 ? 600 : 120));
        var busyWait = Duration.ofMinutes(chance.nextInt(3) == 0 ? chance.nextInt(20) : 0);
        var story = new FleetStory(staleness, offlineFor, busyWait, new Span(now, now), new Span(now, now));
        return new FleetStory(staleness, offlineFor, busyWait, story.outage(chance, now), story.blackout(chance, now));
    }

    /** When one runner had no session. */
    Span outage(Random chance, Instant now) {
        var from = now.plusSeconds(chance.nextInt(900) - 240);
        var longest = staleness == StalenessRule.OFFLINE ? offlineFor : Duration.ofHours(2);
        return new Span(from, from.plusMillis(chance.nextInt((int) longest.toMillis())));
    }

    private Span blackout(Random chance, Instant now) {
        var from = now.plusSeconds(chance.nextInt(900) - 400);
        var length = chance.nextInt(6) == 0 ? 600 + chance.nextInt(3_000) : 0;
        return new Span(from, from.plusSeconds(length));
    }
}
