package io.github.runneractions.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment by which something must be over, such as a run or one call of an API. Measured by the process's clock, which
 * tests can move; the time of one attempt on the network is a {@link TimeLimit}.
 *
 * @param clock what tells the time
 * @param timeout the time there was in all, for messages
 * @param end the moment itself; {@link Instant#MAX} when there is no deadline
 */
public record Deadline(Clock clock, Duration timeout, Instant end) {
    /** The deadline that is {@code timeout} from now. */
    public static Deadline in(Duration timeout, Clock clock) {
        return new Deadline(clock, timeout, clock.instant().plus(timeout));
    }

    /** Whether something that ends {@code duration} from now still ends in time. */
    public boolean allows(Duration duration) {
        return !clock.instant().plus(duration).isAfter(end);
    }

    /** The time that is left; negative once the deadline has passed. */
    public Duration left() {
        return Duration.between(clock.instant(), end);
    }
}
