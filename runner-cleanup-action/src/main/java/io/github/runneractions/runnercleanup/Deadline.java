package io.github.runneractions.runnercleanup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a run must be over.
 *
 * @param timeout the time it has in all
 */
record Deadline(Clock clock, Duration timeout, Instant end) {
    /** {@code timeout} from now. */
    static Deadline in(Duration timeout, Clock clock) {
        return new Deadline(clock, timeout, clock.instant().plus(timeout));
    }

    /** Whether {@code duration} from now is still in time. */
    boolean allows(Duration duration) {
        return !clock.instant().plus(duration).isAfter(end);
    }
}
