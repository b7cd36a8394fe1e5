package io.github.runneractions.demo;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.fleet.RunnerFleet;
import io.github.runneractions.sandbox.kubernetes.fleet.SandboxRunners;
import java.nio.file.Path;
import java.util.Map;

/**
 * The surroundings of a run of the workflow: GitHub, a namespace of a cluster, and the runners in its pods.
 *
 * @param contexts the contexts of the workflow
 */
record DemoSetting(GitHubSandbox github, RunnerFleet fleet, Contexts contexts) implements AutoCloseable {
    private static final Map<String, String> RUNNER_PODS = Map.of("app.kubernetes.io/name", "runner");

    /** @param folder for the sandbox's files */
    static DemoSetting create(ControlPlane plane, String namespace, Path folder) {
        var key = SigningKey.rsa();
        var tenant = plane.tenant(namespace);
        var github = DemoGitHub.start(key, folder);
        var fleet = RunnerFleet.start(plane, namespace, RUNNER_PODS, new SandboxRunners(github));
        return new DemoSetting(github, fleet, Contexts.of(tenant, key));
    }

    @Override
    public void close() {
        fleet.close();
        github.close();
    }
}
