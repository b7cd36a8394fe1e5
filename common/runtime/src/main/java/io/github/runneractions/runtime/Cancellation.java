package io.github.runneractions.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The job's cancellation: GitHub's runner sends SIGINT, then SIGTERM 7.5 s later, then kills. */
@FunctionalInterface
public interface Cancellation {
    /**
     * Runs {@code cleanUp} when the run is cancelled before the returned registration is closed, or at once when it has been
     * cancelled already. The newest runs first. The run goes on meanwhile, and the process ends when it does; the next sleep
     * throws {@link TimedOut}.
     *
     * @param cleanUp must end within a few seconds, and bring the run to its end
     */
    Registration onCancel(Runnable cleanUp);

    /**
     * Keeps the clean-ups that were registered before, and the end of the process, until the returned registration is closed:
     * the run undoes something itself, and needs what they take away. For five seconds at most, because the process is killed soon.
     */
    default Registration hold() {
        var released = new CountDownLatch(1);
        var registration = onCancel(() -> {
            try {
                var _ = released.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return () -> {
            released.countDown();
            registration.close();
        };
    }

    /** Ends the interest in the cancellation. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
