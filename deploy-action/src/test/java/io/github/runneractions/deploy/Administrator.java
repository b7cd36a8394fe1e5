package io.github.runneractions.deploy;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Deploys charts of others as an account that may do everything, as their definitions and cluster roles require it. */
record Administrator(ControlPlane plane, Path folder) {
    /** What a run writes; the charts of the checkout are in {@code workspace}. */
    Result deploy(String namespace, String release, Map<String, String> more) {
        try {
            Files.createDirectories(folder.resolve("workspace"));
            Files.createDirectories(folder.resolve("temp"));
            var inputs = new HashMap<>(Map.of(
                    "kubeconfig",
                    Files.readString(plane.adminKubeconfig()),
                    "namespace",
                    namespace,
                    "release",
                    release,
                    "repository",
                    "acme/widgets",
                    "github-api-url",
                    "http://127.0.0.1:9",
                    "expected-runners",
                    "0",
                    "timeout",
                    "60s"));
            inputs.putAll(more);
            try (var run = DeployRun.inWorkflow(folder, inputs)) {
                return new Result(run.exitCode(), run.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Result(int exitCode, String output) {}
}
