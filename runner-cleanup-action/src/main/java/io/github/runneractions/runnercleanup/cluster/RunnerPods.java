package io.github.runneractions.runnercleanup.cluster;

import java.util.Set;

/**
 * The pods that runners run in, each named like its runner. A pod that has not ended is alive, also one on a node that does
 * not report.
 */
public interface RunnerPods {
    /** The names of those that are alive now. */
    Set<String> living();

    /** Whether there is a living one of this name now. */
    boolean alive(String name);

    /** Without access to a cluster no pod is known. */
    static RunnerPods unknown() {
        return new RunnerPods() {
            @Override
            public Set<String> living() {
                return Set.of();
            }

            @Override
            public boolean alive(String name) {
                return false;
            }
        };
    }
}
