package io.github.runneractions.kubernetes.client;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.runtime.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** Calls the API until it answers: while a control plane is upgraded or restarted, it is away for a minute or two. */
public final class ApiRetry {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int AT_ONCE = 5;

    /** What a last call has, too: shorter, and a slow API would be given up at the deadline that would have answered. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private static final Set<Topic> PASSING = Set.of(
            ConnectionErrors.REFUSED,
            ConnectionErrors.SLOW,
            ConnectionErrors.BROKEN,
            // A server that is just going down hangs up in the middle of the handshake.
            ConnectionErrors.NOT_TLS,
            KubernetesErrors.BUSY,
            KubernetesErrors.SERVER_ERROR);

    /** What an API server says that does not know its accounts and roles yet. */
    private static final Set<Topic> STARTING = Set.of(KubernetesErrors.BAD_TOKEN, KubernetesErrors.FORBIDDEN);

    private static final Duration TO_START = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final ProcessContext context;
    private final Instant deadline;
    private Instant lastAway = Instant.EPOCH;

    /** Whose pauses all end before {@code deadline}. */
    public ApiRetry(Cluster cluster, ProcessContext context, Instant deadline) {
        this.cluster = cluster;
        this.context = context;
        this.deadline = deadline;
    }

    /**
     * Runs {@code call}, again and again where need be.
     *
     * @param attempt what is tried, as it follows "Tried to"
     */
    public <T> T call(String attempt, Supplier<T> call) {
        var start = context.clock().instant();
        for (int tries = 1; ; tries++) {
            try {
                return cluster.call(attempt, left(), call);
            } catch (Failure failure) {
                if (!passes(failure)) {
                    throw failure;
                }
                pause(failure, tries, start);
            }
        }
    }

    /** The time for one more call. */
    Duration left() {
        var left = Duration.between(context.clock().instant(), deadline);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    private boolean passes(Failure failure) {
        var now = context.clock().instant();
        if (PASSING.contains(failure.topic())) {
            lastAway = now;
            return true;
        }
        return STARTING.contains(failure.topic()) && now.isBefore(lastAway.plus(TO_START));
    }

    /**
     * Goes on after the {@code conflicts}th conflict in a row: at once after the first ones, since somebody else got on, later
     * after a pause. Throws {@code refusal} when there is no time left.
     */
    public void retry(int conflicts, Failure refusal) {
        if (conflicts >= AT_ONCE) {
            pause(refusal, conflicts - AT_ONCE + 1, context.clock().instant());
        }
    }

    /** Waits longer with each of the {@code tries}; throws {@code failure} when there is no time left. */
    private void pause(Failure failure, int tries, Instant start) {
        var now = context.clock().instant();
        var pause = length(tries);
        if (now.plus(pause).isAfter(deadline)) {
            throw lasting(
                    failure,
                    " This was so " + tries + " times in "
                            + Duration.between(start, now).toSeconds() + " s.");
        }
        context.log()
                .info(failure.topic().heading() + " (" + cluster.connection().server() + "): trying again in "
                        + pause.toSeconds() + " s, for up to "
                        + Duration.between(now, deadline).toSeconds() + " s");
        context.sleeper().sleep(pause);
    }

    private static Duration length(int tries) {
        var doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private static Failure lasting(Failure failure, String times) {
        return switch (failure) {
            case Unreachable away ->
                new Unreachable(away.topic(), away.getMessage() + times, away.hint(), away.getCause());
            case Rejected no -> new Rejected(no.topic(), no.getMessage() + times, no.hint(), no.status(), null);
            default -> failure;
        };
    }
}
