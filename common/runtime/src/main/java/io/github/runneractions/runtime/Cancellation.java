package io.github.runneractions.runtime;

/** The job's cancellation: GitHub's runner sends SIGINT, then SIGTERM 7.5 s later, then kills. */
@FunctionalInterface
public interface Cancellation {
    /**
     * Runs {@code cleanUp} when the run is cancelled before the returned registration is closed, or at once when it has been
     * cancelled already. The run goes on meanwhile, and the process ends when it does; the next sleep throws {@link TimedOut}.
     *
     * @param cleanUp must end within a few seconds, and bring the run to its end
     */
    Registration onCancel(Runnable cleanUp);

    /** Ends the interest in the cancellation. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
