package io.github.runneractions.sandbox.kubernetes.fleet;

/** What runs in the pods of Jobs. */
@FunctionalInterface
public interface JobProgram {

    /** Runs to its end; returns its exit code. */
    int run(JobPod pod);
}
