package io.github.runneractions.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
    /** The newest first: it may need what an older one takes away. */
    private final Deque<CleanUp> registered = new ArrayDeque<>();

    private boolean hooked;
    private boolean cancelled;

    /** Nothing is left to do: a signal's hooks need not wait any more. */
    public void end() {
        ended.countDown();
    }

    @Override
    public void sleep(Duration duration) {
        var woken = new CountDownLatch(1);
        try (var _ = onCancel(woken::countDown)) {
            if (!woken.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw TimedOut.cancelled();
    }

    @Override
    public Registration onCancel(Runnable cleanUp) {
        var own = new CleanUp(cleanUp);
        if (!registers(own)) {
            // The process is ending already, and waits for the hook that keeps this run alive.
            cleanUp.run();
        }
        return () -> remove(own);
    }

    private synchronized boolean registers(CleanUp cleanUp) {
        if (!cancelled && hooked()) {
            registered.push(cleanUp);
            return true;
        }
        return false;
    }

    private boolean hooked() {
        if (!hooked) {
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(this::cancel, "cancel"));
                hooked = true;
            } catch (IllegalStateException _) {
                cancelled = true;
            }
        }
        return hooked;
    }

    private synchronized void remove(CleanUp cleanUp) {
        registered.remove(cleanUp);
    }

    private synchronized Optional<CleanUp> next() {
        cancelled = true;
        return Optional.ofNullable(registered.poll());
    }

    private void cancel() {
        var first = next();
        for (var cleanUp = first; cleanUp.isPresent(); cleanUp = next()) {
            cleanUp.get().run();
        }
        // Without one, the run has ended, or has begun nothing that must be undone.
        if (first.isPresent()) {
            awaitEnd();
        }
    }

    /** The process ends with its hook: until then, the run can undo and log what it did. */
    private void awaitEnd() {
        try {
            var _ = ended.await(UNDOING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Found again by its identity. */
    private static final class CleanUp {
        private final Runnable work;

        CleanUp(Runnable work) {
            this.work = work;
        }

        void run() {
            work.run();
        }
    }
}
