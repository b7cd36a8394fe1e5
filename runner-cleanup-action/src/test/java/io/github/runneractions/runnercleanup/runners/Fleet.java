package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.github.runner.DeleteRunner.Outcome;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.runnercleanup.cluster.RunnerPods;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * GitHub and a cluster as a model: pods come and go, restart and lose their network; listings are up to a minute old and
 * miss a runner now and then; calls take time, fail, or come after those of another client; rate limits make them wait for minutes.
 */
final class Fleet implements ScopeRunners, RunnerPods {
    /** GitHub may answer a listing from a cache this old. */
    static final Duration CACHE = Duration.ofMinutes(1);

    private final Random chance;
    private final FakeTime time;
    private final Map<Long, Pod> pods = new LinkedHashMap<>();
    private final Map<Long, Instant> removed = new LinkedHashMap<>();
    private int removals;

    Fleet(List<Pod> pods, Random chance, FakeTime time) {
        pods.forEach(pod -> this.pods.put(pod.id(), pod));
        this.chance = chance;
        this.time = time;
    }

    List<Pod> pods() {
        return List.copyOf(pods.values());
    }

    boolean registered(Pod pod) {
        return registered(pod, time.instant());
    }

    /** How many runners the cleanup itself has removed. */
    int removals() {
        return removals;
    }

    @Override
    public RunnerListing list() {
        callTakesTime();
        var seenAt =
                time.instant().minus(CACHE.multipliedBy(chance.nextInt(101)).dividedBy(100));
        var listed = new LinkedHashMap<Long, Runner>();
        pods.values().stream()
                .filter(pod -> registered(pod, seenAt))
                .forEach(pod -> listed.put(pod.id(), pod.seen(seenAt)));
        var announced = listed.size();
        if (chance.nextInt(20) == 0 && !listed.isEmpty()) {
            // It slid to a page that had been read already.
            listed.remove(listed.keySet().iterator().next());
        }
        return new RunnerListing(listed, announced);
    }

    @Override
    public Set<String> living() {
        callTakesTime();
        return pods.values().stream()
                .filter(pod -> pod.alive(time.instant()))
                .map(Pod::name)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean alive(String name) {
        callTakesTime();
        return pods.values().stream().anyMatch(pod -> pod.name().equals(name) && pod.alive(time.instant()));
    }

    @Override
    public Optional<Runner> find(long id) {
        callTakesTime();
        return Optional.of(pod(id)).filter(this::registered).map(pod -> pod.seen(time.instant()));
    }

    @Override
    public Optional<Runner> findByName(String name) {
        throw new AssertionError("asked for " + name);
    }

    @Override
    public Outcome remove(long id) {
        // As quick as a call can be: changes between the check and this call cannot be prevented.
        var pod = pod(id);
        if (!registered(pod)) {
            return Outcome.ALREADY_GONE;
        }
        if (pod.seen(time.instant()).busy()) {
            return Outcome.BUSY;
        }
        if (!pod.ours() || pod.alive(time.instant())) {
            throw new AssertionError("asked to remove " + pod + " at " + time.instant());
        }
        removed.put(id, time.instant());
        removals++;
        return Outcome.DELETED;
    }

    private Pod pod(long id) {
        var pod = pods.get(id);
        if (pod == null) {
            throw new AssertionError("asked for runner " + id + ", which never was");
        }
        return pod;
    }

    private boolean registered(Pod pod, Instant at) {
        var gone = removed.get(pod.id());
        return !pod.born().isAfter(at) && (gone == null || gone.isAfter(at));
    }

    private void callTakesTime() {
        time.advance(Duration.ofMillis(50 + chance.nextInt(250)));
        if (chance.nextInt(50) == 0) {
            time.advance(Duration.ofMinutes(1 + chance.nextInt(4)));
        }
        if (chance.nextInt(100) == 0) {
            throw chance.nextBoolean()
                    ? new TimedOut(new Topic("The model fails"), "A call failed.", "Run it again.")
                    : new Rejected(new Topic("The model fails"), "A call failed.", "Run it again.", 500, null);
        }
        if (chance.nextInt(20) == 0) {
            somebodyElseCleansUp();
        }
    }

    private void somebodyElseCleansUp() {
        pods.values().stream()
                .filter(this::registered)
                .filter(pod -> !pod.alive(time.instant()))
                .findAny()
                .ifPresent(pod -> removed.put(pod.id(), time.instant()));
    }
}
