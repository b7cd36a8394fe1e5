package io.github.runneractions.deploy;

import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A chart of a test's own, which does not come with the action. */
final class OwnChart {
    private OwnChart() {}

    /** Starts to deploy a chart with these objects, in a step of a workflow. */
    static DeployRun deploy(TenantNamespace tenant, Path folder, String objects, String timeout) {
        return start(tenant, folder, objects, Map.of("timeout", timeout));
    }

    /** Starts a step with such a chart and {@code more} inputs. */
    static DeployRun start(TenantNamespace tenant, Path folder, String objects, Map<String, String> more) {
        try {
            var templates = Files.createDirectories(folder.resolve("workspace/chart/templates"));
            Files.createDirectories(folder.resolve("temp"));
            Files.writeString(templates.resolveSibling("Chart.yaml"), "{apiVersion: v2, name: own, version: 1.0.0}");
            Files.writeString(templates.resolve("all.yaml"), objects);
            var inputs = new HashMap<>(more);
            inputs.put("chart", "chart");
            return DeployRun.inWorkflow(tenant, folder, inputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
