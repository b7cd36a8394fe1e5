package io.github.runneractions.deploy.helm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The Helm 4 program: runs one command at a time. */
public interface Helm {
    /**
     * Runs {@code command} to its end, however it ends, or until its time is over.
     *
     * @param lines takes each line of both outputs as it comes, possibly on another thread
     */
    Exit run(HelmCommand command, Consumer<String> lines);

    /**
     * Asks the running command, if any, to stop, and starts none after it, except those that undo a deployment. A command that takes
     * too long for that is killed.
     */
    void cancel();

    /** Asks the running command, if any, to stop, whatever it does, and starts none after it: the release is another run's. */
    default void abandon() {
        cancel();
    }

    /** Asks a running deployment to stop, because it cannot succeed. What undoes it can be started afterwards. */
    default void stopDeployment() {}

    /** Asks a running command that changes nothing to stop. */
    default void stopRendering() {}

    /**
     * How Helm ended.
     *
     * @param code 0 for success
     * @param output what it wrote to standard output, as far as {@link HelmCommand.Output} asks for it
     * @param errors the beginning and the end of what it wrote to standard error
     * @param stoppedAfter its time, when it had not ended by itself
     */
    record Exit(int code, String output, String errors, Optional<Duration> stoppedAfter) {
        /** The end of a command that ended by itself. */
        public Exit(int code, String output, String errors) {
            this(code, output, errors, Optional.empty());
        }

        /** Whether Helm succeeded. */
        public boolean ok() {
            return code == 0 && stoppedAfter.isEmpty();
        }
    }
}
