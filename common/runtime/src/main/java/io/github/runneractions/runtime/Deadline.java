package io.github.runneractions.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment by which something must be over, such as a run or one call of an API. Measured by the process's clock, which
 * tests can move. The time of a single attempt on the network is a {@link TimeLimit}.
 *
 * @param clock the process's clock
 * @param timeout the whole time, for messages
 * @param end the moment itself
 */
public record Deadline(Clock clock, Duration timeout, Instant end) {
    /** The deadline that is {@code timeout} from now. */
    public static Deadline in(Duration timeout, Clock clock) {
        return new Deadline(clock, timeout, clock.instant().plus(timeout));
    }

    /** This deadline, or the one that is {@code timeout} from now if that is sooner. */
    public Deadline within(Duration timeout) {
        return timeout.compareTo(left()) < 0 ? in(timeout, clock) : this;
    }

    /** Whether something that ends {@code duration} from now still ends in time. */
    public boolean allows(Duration duration) {
        return duration.compareTo(left()) <= 0;
    }

    /** The time that is left; negative once the deadline has passed. */
    public Duration left() {
        return Duration.between(clock.instant(), end);
    }
}
