package io.github.runneractions.runnercleanup.cluster;

import java.util.List;
import java.util.Optional;

/** The pods that run a runner, with their states. */
public interface ReleasePods {
    /** All of the namespace, of whichever release. */
    List<RunnerPod> all();

    /** The one of this name as it is now. */
    Optional<RunnerPod> find(String name);

    /** Deletes {@code pod} if it has not changed since it was read, and returns whether it did. */
    boolean delete(RunnerPod pod);
}
