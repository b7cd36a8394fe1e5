package io.github.runneractions.sandbox.github.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** GitHub's clock: another clock, ahead of it or behind it by a skew that tests set. */
public final class SandboxClock {

    private final Clock clock;
    private volatile Duration skew = Duration.ZERO;

    SandboxClock(Clock clock) {
        this.clock = clock;
    }

    /** GitHub's time. */
    public Instant now() {
        return clock.instant().plus(skew);
    }

    /** Puts GitHub's clock ahead of ours by {@code skew}; a negative one puts it behind. */
    public void skew(Duration skew) {
        this.skew = skew;
    }
}
