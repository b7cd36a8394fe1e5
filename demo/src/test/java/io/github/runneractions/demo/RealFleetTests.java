package io.github.runneractions.demo;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What tests of pods on the real node share. */
@Tag("real")
@ExtendWith(NeedsRealNode.class)
@ResourceLock(value = RealCluster.CLOCK, mode = ResourceAccessMode.READ)
@Execution(ExecutionMode.CONCURRENT)
abstract class RealFleetTests {

    private @Nullable RealFleet started;

    @AfterEach
    void end() {
        if (started != null) {
            started.close();
        }
    }

    RealFleet waiting(String... settings) {
        var fleet = RealFleet.deploy(settings);
        started = fleet;
        return fleet;
    }

    RealFleet online(String... settings) {
        var fleet = waiting(settings);
        fleet.writeTokens();
        fleet.awaitOnline();
        return fleet;
    }

    static ContainerStateTerminated awaitRestart(RealFleet fleet, String pod, String container, int restarts) {
        fleet.await("a restart", () -> fleet.status(pod, container).getRestartCount() == restarts);
        return fleet.status(pod, container).getLastState().getTerminated();
    }
}
