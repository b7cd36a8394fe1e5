package io.github.runneractions.kubernetes.client;

import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.runtime.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Retries calls while the API is unavailable: an upgrade or restart of the control plane takes a minute or two. */
public final class ApiRetry {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int AT_ONCE = 5;

    /** The limit of the last call, too: with a shorter one, a slow API would fail at the deadline although it responds. */
    private static final Duration SHORTEST_CALL = Duration.ofSeconds(5);

    private static final Set<Topic> TRANSIENT = Set.of(
            ConnectionErrors.REFUSED,
            ConnectionErrors.SLOW,
            ConnectionErrors.BROKEN,
            // A server that shuts down closes connections during the handshake.
            ConnectionErrors.NOT_TLS,
            KubernetesErrors.BUSY,
            KubernetesErrors.SERVER_ERROR);

    /**
     * The responses of an API server that has not loaded its accounts and roles yet. That it was away before is not always seen: the
     * client itself repeats a call for a second or two.
     */
    private static final Set<Topic> STARTING = Set.of(KubernetesErrors.BAD_TOKEN, KubernetesErrors.FORBIDDEN);

    private static final int SERVER_ERROR = 500;

    private static final Duration STARTUP = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final ProcessContext context;
    private final Deadline deadline;
    private Instant lastUnavailable = Instant.EPOCH;

    /** Retries that start before {@code deadline}. */
    public ApiRetry(Cluster cluster, ProcessContext context, Deadline deadline) {
        this.cluster = cluster;
        this.context = context;
        this.deadline = deadline;
    }

    /**
     * Runs {@code call} until it succeeds, fails with an error that a retry cannot fix, or the deadline is reached.
     *
     * @param attempt what is tried, as it follows "Tried to"
     * @throws Failure the last one, with the number of attempts
     */
    public <T> T call(String attempt, Supplier<T> call) {
        var start = context.clock().instant();
        var isAsked = false;
        for (int tries = 1; ; tries++) {
            try {
                return cluster.call(attempt, left(), call);
            } catch (Failure failure) {
                if (isTransient(failure)) {
                    pause(failure, tries, start);
                    continue;
                }
                if (isAsked || !STARTING.contains(failure.topic())) {
                    throw failure;
                }
                isAsked = true;
                if (!isReady().orElseThrow(() -> failure)) {
                    lastUnavailable = context.clock().instant();
                    pause(failure, tries, start);
                }
                // If it is ready: it may not have been when it refused the call. The next refusal is true.
            }
        }
    }

    /**
     * Whether the API server says that it has loaded everything that it needs, such as accounts and roles; empty when it does not
     * answer that. Every account may ask.
     */
    private Optional<Boolean> isReady() {
        try {
            return Optional.ofNullable(cluster.call(
                            "read /readyz", left(), () -> cluster.client().raw("/readyz")))
                    .map(_ -> true);
        } catch (Unreachable _) {
            return Optional.of(false);
        } catch (Rejected e) {
            return e.status() >= SERVER_ERROR ? Optional.of(false) : Optional.empty();
        }
    }

    /** The time for one more call. */
    Duration left() {
        return deadline.allows(SHORTEST_CALL) ? deadline.left() : SHORTEST_CALL;
    }

    private boolean isTransient(Failure failure) {
        var now = context.clock().instant();
        if (TRANSIENT.contains(failure.topic())) {
            lastUnavailable = now;
            return true;
        }
        return STARTING.contains(failure.topic()) && now.isBefore(lastUnavailable.plus(STARTUP));
    }

    /** For one object that other clients may change at the same time. */
    public Conflicts conflicts() {
        return new Conflicts();
    }

    private void pause(Failure failure, int tries, Instant start) {
        pause(failure, length(tries), tries, start);
    }

    private void pause(Failure failure, Duration pause, int tries, Instant start) {
        var now = context.clock().instant();
        if (!deadline.allows(pause)) {
            throw lasting(
                    failure,
                    " This happened " + tries + " times in "
                            + Duration.between(start, now).toSeconds() + " s.");
        }
        context.log()
                .info(failure.topic().heading() + " (" + cluster.connection().server() + "): retrying in "
                        + pause.toSeconds() + " s, for up to "
                        + deadline.left().toSeconds() + " s");
        context.sleeper().sleep(pause);
    }

    private static Duration length(int tries) {
        var doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** The conflicts in a row over one object. */
    public final class Conflicts {
        private final Instant start = context.clock().instant();
        private int count;

        private Conflicts() {}

        /** Whether there was none yet. */
        public boolean areNone() {
            return count == 0;
        }

        /**
         * Counts one more, and returns when the object can be read again: at once after the first ones, because another client
         * succeeded, later after a pause.
         *
         * @throws Failure {@code refusal}, when the deadline is reached
         */
        public void pause(Failure refusal) {
            count++;
            if (count > AT_ONCE) {
                ApiRetry.this.pause(refusal, length(count - AT_ONCE), count, start);
            }
        }
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
