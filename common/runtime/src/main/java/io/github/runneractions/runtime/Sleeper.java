package io.github.runneractions.runtime;

import java.time.Duration;

/** Waiting, as a seam: tests move a clock instead. */
@FunctionalInterface
public interface Sleeper {
    /**
     * Returns after {@code duration}, or at once when it is zero or negative.
     *
     * @throws TimedOut when the run is cancelled meanwhile
     */
    void sleep(Duration duration);
}
