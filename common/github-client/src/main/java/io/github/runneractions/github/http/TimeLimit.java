package io.github.runneractions.github.http;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** The time that is left for one attempt, by the machine's monotonic clock. */
final class TimeLimit {
    private final long end;

    TimeLimit(Duration left) {
        this.end = System.nanoTime() + left.toNanos();
    }

    /** {@code usual} or what is left, the shorter; in milliseconds, and never 0, which would mean for ever. */
    int atMost(Duration usual) {
        var left = (end - System.nanoTime()) / 1_000_000;
        return (int) Math.max(1, Math.min(left, usual.toMillis()));
    }

    /** Fails when nothing is left: a server that sends a byte now and then keeps within every other time-out. */
    void check() throws SocketTimeoutException {
        if (end - System.nanoTime() <= 0) {
            throw new SocketTimeoutException("the attempt's time is over");
        }
    }
}
