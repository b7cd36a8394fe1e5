package io.github.runneractions.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of this process: a signal ends its sleeping, starts clean-up, and waits until the run has undone and logged what it
 * must. The only class that sleeps.
 */
public final class ProcessLifecycle implements Sleeper, Cancellation {
    /** GitHub's runner kills 10 s after it asked; elsewhere a run that is stuck must still end. */
    private static final Duration UNDOING = Duration.ofSeconds(60);

    private final CountDownLatch ended = new CountDownLatch(1);

    /** Nothing is left to do: a signal's hooks need not wait any more. */
    public void end() {
        ended.countDown();
    }

    @Override
    public void sleep(Duration duration) {
        var cancelled = new CountDownLatch(1);
        try (var _ = onCancel(cancelled::countDown)) {
            if (!cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw TimedOut.cancelled();
    }

    @Override
    public Registration onCancel(Runnable cleanUp) {
        var hook = new Thread(
                () -> {
                    cleanUp.run();
                    awaitEnd();
                },
                "cancel");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and waits for the hook that keeps this run alive.
            cleanUp.run();
            return () -> {};
        }
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The hook has run or is running.
            }
        };
    }

    /** The process ends with its last hook: until then, the run can undo and log what it did. */
    private void awaitEnd() {
        try {
            var _ = ended.await(UNDOING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
