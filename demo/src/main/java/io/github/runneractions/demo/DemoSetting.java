package io.github.runneractions.demo;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.nio.file.Path;
import java.util.Map;

/**
 * The surroundings of a run of the workflow: GitHub, a namespace of a cluster, and the runners in its pods.
 *
 * @param contexts the contexts of the workflow
 */
record DemoSetting(GitHubSandbox github, RunnerPods pods, Contexts contexts) implements AutoCloseable {
    /** The labels of the pods that the workflow deploys. */
    static final Map<String, String> RUNNER_PODS = Map.of("app.kubernetes.io/component", "runner");

    /** @param folder for the sandbox's files */
    static DemoSetting create(ControlPlane plane, DemoNode node, String namespace, Path folder) {
        var key = SigningKey.rsa();
        var tenant = plane.tenant(namespace);
        var options = SandboxOptions.defaults();
        return node.real()
                .map(real -> {
                    var github = DemoGitHub.start(options.withTlsBeside(), key, folder);
                    var pods = RealPods.prepare(plane, namespace, real, github);
                    return new DemoSetting(github, pods, Contexts.of(tenant, key));
                })
                .orElseGet(() -> {
                    var github = DemoGitHub.start(options, key, folder);
                    var pods = PlayedPods.start(plane, namespace, github);
                    return new DemoSetting(github, pods, Contexts.of(tenant, key));
                });
    }

    @Override
    public void close() {
        pods.close();
        github.close();
    }
}
