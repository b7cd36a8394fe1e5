package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A pod of the model, and the runner in it.
 *
 * @param ours whether the cleanup is for it
 * @param lifetime ours are persistent
 * @param died when it went for good; far in the future for one that lives
 * @param lingers how long GitHub shows it online after that
 * @param outages when it had no session although it lived
 * @param jobs when it ran one; GitHub holds a dead pod's job for ten minutes more
 */
record Pod(
        long id,
        String name,
        List<String> labels,
        boolean ours,
        Lifetime lifetime,
        Instant born,
        Instant died,
        Duration lingers,
        List<Span> outages,
        List<Span> jobs) {
    static final Duration JOB_LOCK = Duration.ofMinutes(10);

    /** From one moment until just before another. */
    record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    boolean alive(Instant at) {
        return new Span(born, died).holds(at);
    }

    /** How GitHub would list it. */
    Runner seen(Instant at) {
        var shown = alive(at) || new Span(died, died.plus(lingering())).holds(at);
        var online = shown && outages.stream().noneMatch(outage -> outage.holds(at));
        return new Runner(id, name, online, busy(at), lifetime, 1, labels);
    }

    private Duration lingering() {
        // Nothing can be added to the end of time.
        return died.equals(Instant.MAX) ? Duration.ZERO : lingers;
    }

    private boolean busy(Instant at) {
        var working = jobs.stream().anyMatch(job -> job.holds(at));
        return alive(at) ? working : !at.isBefore(died) && held(at);
    }

    private boolean held(Instant at) {
        return jobs.stream().anyMatch(job -> job.holds(died)) && new Span(died, died.plus(JOB_LOCK)).holds(at);
    }
}
