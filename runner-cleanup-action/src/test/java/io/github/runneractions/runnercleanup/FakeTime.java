package io.github.runneractions.runnercleanup;

import io.github.runneractions.testkit.time.SettableClock;
import io.github.runneractions.toolkit.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps or a test lets it. */
final class FakeTime extends SettableClock implements Sleeper {
    private final List<Duration> sleeps = new ArrayList<>();

    List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
        advance(duration);
    }
}
