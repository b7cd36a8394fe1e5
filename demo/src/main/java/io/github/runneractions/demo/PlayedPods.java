package io.github.runneractions.demo;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.fleet.RunnerFleet;
import io.github.runneractions.sandbox.kubernetes.fleet.SandboxRunners;
import java.util.Map;

/** Pods of a node that kwok plays: the fleet does what the programs in them would do. */
record PlayedPods(RunnerFleet fleet) implements RunnerPods {
    static PlayedPods start(ControlPlane plane, String namespace, GitHubSandbox github) {
        return new PlayedPods(RunnerFleet.start(plane, namespace, DemoSetting.RUNNER_PODS, new SandboxRunners(github)));
    }

    @Override
    public Map<String, String> failures() {
        return fleet.failures();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
