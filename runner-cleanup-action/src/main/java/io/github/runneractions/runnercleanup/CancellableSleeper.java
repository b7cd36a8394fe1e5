package io.github.runneractions.runnercleanup;

import io.github.runneractions.toolkit.Sleeper;
import io.github.runneractions.toolkit.TimedOut;
import io.github.runneractions.toolkit.Topic;
import java.time.Duration;

/** Ends every wait, and each that is begun later, when the job is cancelled: the step has ten seconds then to put things right. */
final class CancellableSleeper implements Sleeper {
    static final Topic CANCELLED = new Topic("The cleanup was cancelled");

    private static final Duration SLICE = Duration.ofMillis(200);

    private final Sleeper sleeper;
    private volatile boolean cancelled;

    CancellableSleeper(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    void cancel() {
        cancelled = true;
    }

    /** Also to be called with nothing to wait for, between one piece of work and the next. */
    @Override
    public void sleep(Duration duration) {
        var left = duration;
        throwIfCancelled();
        while (left.isPositive()) {
            var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            sleeper.sleep(slice);
            left = left.minus(slice);
            throwIfCancelled();
        }
    }

    private void throwIfCancelled() {
        if (cancelled) {
            throw new TimedOut(
                    CANCELLED,
                    "The job was cancelled before all was done.",
                    "Run the step again: it begins anew, and what was removed stays removed.");
        }
    }
}
