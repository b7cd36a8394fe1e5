package io.github.runneractions.runnercleanup;

import io.github.runneractions.toolkit.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps or a test lets it. */
final class FakeTime extends Clock implements Sleeper {
    private final List<Duration> sleeps = new ArrayList<>();
    private Runnable event = () -> {};
    private Instant eventAt = Instant.MAX;
    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");

    void pass(Duration duration) {
        now = now.plus(duration);
        if (now.isAfter(eventAt)) {
            eventAt = Instant.MAX;
            event.run();
        }
    }

    /** Lets something happen as soon as so much time has passed from now. */
    void at(Duration fromNow, Runnable event) {
        this.event = event;
        this.eventAt = now.plus(fromNow);
    }

    List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
        pass(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
