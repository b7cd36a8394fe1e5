package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A pod of the model, and the runner in it.
 *
 * @param ours whether the cleanup is for it
 * @param died when it went for good; far in the future for one that lives
 * @param outages when it had no session although it lived, none of them as long as {@code offline-for}
 * @param jobs when it ran one; GitHub holds a dead pod's job for ten minutes more
 */
record Pod(
        long id,
        String name,
        List<String> labels,
        boolean ours,
        Instant born,
        Instant died,
        List<Span> outages,
        List<Span> jobs) {
    private static final Duration JOB_LOCK = Duration.ofMinutes(10);

    /** From one moment until just before another. */
    record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    boolean alive(Instant at) {
        return new Span(born, died).holds(at);
    }

    /** What GitHub would say of it. */
    Runner seen(Instant at) {
        var online = alive(at) && outages.stream().noneMatch(outage -> outage.holds(at));
        return new Runner(id, name, online, busy(at), labels);
    }

    private boolean busy(Instant at) {
        var working = jobs.stream().anyMatch(job -> job.holds(at));
        var held = jobs.stream().anyMatch(job -> job.holds(died)) && new Span(died, died.plus(JOB_LOCK)).holds(at);
        return alive(at) ? working : held;
    }
}
