package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.sandbox.github.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when the tested code sleeps or a test moves it. */
public final class FakeTime extends SettableClock implements Sleeper {
    private final List<Duration> sleeps = new ArrayList<>();
    private Runnable event = () -> {};
    private Instant eventAt = Instant.MAX;

    /** Lets something happen during the sleep in which so much time from now passes. */
    public void at(Duration fromNow, Runnable event) {
        this.event = event;
        this.eventAt = instant().plus(fromNow);
    }

    public List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
        advance(duration);
        if (!instant().isBefore(eventAt)) {
            eventAt = Instant.MAX;
            event.run();
        }
    }
}
