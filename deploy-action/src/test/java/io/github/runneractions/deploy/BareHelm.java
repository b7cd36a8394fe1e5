package io.github.runneractions.deploy;

import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Helm without the action. */
final class BareHelm {
    private BareHelm() {}

    /** Runs a command of it in {@code workspace}; returns its exit code. */
    static int run(TenantNamespace tenant, Path workspace, Path kubeconfig, List<String> arguments) {
        var line = Stream.of(
                        Stream.of(Tools.program("helm").toString()),
                        arguments.stream(),
                        Stream.of("--namespace", tenant.namespace(), "--timeout", "60s"))
                .flatMap(part -> part)
                .toList();
        var builder = new ProcessBuilder(line)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(workspace.resolve("helm.log").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "KUBECONFIG", kubeconfig.toString(),
                        "HELM_CACHE_HOME", workspace.toString(),
                        "HELM_CONFIG_HOME", workspace.toString(),
                        "HELM_DATA_HOME", workspace.toString()));
        try {
            return builder.start().onExit().join().exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command of it as the tenant. */
    static int run(TenantNamespace tenant, Path workspace, List<String> arguments) {
        return run(tenant, workspace, tenant.writeKubeconfig(workspace.resolve("kubeconfig")), arguments);
    }
}
