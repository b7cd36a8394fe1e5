package io.github.runneractions.deploy.helm;

import java.util.function.Consumer;

/** The Helm 4 program: runs one command at a time. */
public interface Helm {
    /**
     * Runs {@code command} to its end, however it ends.
     *
     * @param lines takes each line of both outputs as it comes, possibly on another thread
     */
    Exit run(HelmCommand command, Consumer<String> lines);

    /**
     * Asks the running command, if any, to stop, and starts none after it. An upgrade rolls back before it ends.
     */
    void cancel();

    /**
     * How Helm ended.
     *
     * @param code 0 for success
     * @param output what it wrote to standard output
     * @param errors what it wrote to standard error
     */
    record Exit(int code, String output, String errors) {
        /** Whether Helm succeeded. */
        public boolean ok() {
            return code == 0;
        }
    }
}
