package io.github.runneractions.sandbox.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when it is set. */
public class SettableClock extends Clock {

    /** Its time at the beginning. */
    public static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private volatile Instant now = START;

    /** Moves it on. */
    public final void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public final Instant instant() {
        return now;
    }

    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Refuses: nothing here speaks of local times. */
    @Override
    public final Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
