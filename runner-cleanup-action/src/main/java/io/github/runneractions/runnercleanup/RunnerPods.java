package io.github.runneractions.runnercleanup;

/** The pods of a namespace. */
interface RunnerPods {
    /** Those that live now. */
    Pods living();

    /** Whether there is a living one of this name now. */
    boolean alive(String name);

    /** Without access to a cluster. */
    static RunnerPods unknown() {
        return new RunnerPods() {
            @Override
            public Pods living() {
                return Pods.UNKNOWN;
            }

            @Override
            public boolean alive(String name) {
                return false;
            }
        };
    }
}
