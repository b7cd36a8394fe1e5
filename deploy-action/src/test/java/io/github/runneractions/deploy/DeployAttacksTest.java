package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkout tries, against the finished image, Helm and an API server. */
@Tag("real")
class DeployAttacksTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SECRET = "token-from-outside";

    /** Helm would print what it finds under {@code templates/secret}. */
    private static final String PRINTS = "{{ fail (.Files.Get \"secret\") }}";

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("attack"));

    @BeforeEach
    void checkOut() throws IOException {
        Files.createDirectory(folder.resolve("workspace"));
        Files.createDirectory(folder.resolve("temp"));
        Files.writeString(folder.resolve("secret"), SECRET);
    }

    @Test
    void doesNotTakeAFolderForARegistry() throws IOException {
        var chart = chart("oci:/registry.example.invalid/runner", PRINTS);
        Files.createSymbolicLink(chart.resolve("secret"), folder.resolve("secret"));

        assertFails(
                Map.of("chart", "oci://registry.example.invalid/runner", "chart-version", "1.0.0"),
                "The chart cannot be fetched");
    }

    @Test
    void readsNoFileThroughALinkInAPackedChart() throws Exception {
        var chart = chart("packed/runner", PRINTS);
        Files.createSymbolicLink(chart.resolve("secret"), folder.resolve("secret"));
        pack("packed", "runner");

        assertFails(Map.of("chart", "packed.tgz"), "execution error at (own/templates/a.yaml:1:3)");
    }

    @Test
    void unpacksNothingOutsideOfTheChart() throws Exception {
        chart("packed/runner", "kind: A");
        Files.writeString(folder.resolve("workspace/packed/evil"), "evil");
        pack("packed", "--transform=s,^evil,runner/../../evil,", "runner", "evil");

        assertFails(Map.of("chart", "packed.tgz"), "Helm failed: unable to load chart archive.");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("evil")))
                    .containsExactly(folder.resolve("workspace/packed/evil"));
        }
    }

    @Test
    void readsNoValuesFromOutside() throws IOException {
        Files.writeString(folder.resolve("values.yaml"), "podAnnotations: {leak: " + SECRET + "}");
        Files.createSymbolicLink(folder.resolve("workspace/values.yaml"), folder.resolve("values.yaml"));

        assertFails(Map.of("values-files", "values.yaml"), "is outside of the workspace");
    }

    @Test
    void endsAChartThatLoops() throws IOException {
        chart("loop", "{{ range until 9999 }}{{ range until 9999 }}{{ range until 9999 }}{{ end }}{{ end }}{{ end }}");

        assertFails(Map.of("chart", "loop", "timeout", "5s"), "but Helm had not finished after 5 s and was stopped.");
    }

    @Test
    void endsAChartThatLoopsWhenTheJobIsCancelled() throws IOException {
        chart("loop", "{{ range until 9999 }}{{ range until 9999 }}{{ range until 9999 }}{{ end }}{{ end }}{{ end }}");
        try (var run = DeployRun.inWorkflow(tenant, folder, Map.of("chart", "loop"))) {
            Await.until("Helm", run::hasAChild, LIMIT);
            run.cancel();

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("The deployment was cancelled");
        }
    }

    private void assertFails(Map<String, String> inputs, String cause) {
        try (var run = DeployRun.inWorkflow(tenant, folder, inputs)) {
            assertThat(run.exitCode()).as(run.output()).isBetween(1, 2);
            assertThat(run.output()).contains(cause).doesNotContain(SECRET);
        }
        assertThat(PLANE.admin()
                        .secrets()
                        .inNamespace(tenant.namespace())
                        .list()
                        .getItems())
                .noneMatch(secret -> secret.toString().contains(SECRET));
    }

    private Path chart(String path, String template) throws IOException {
        var chart = folder.resolve("workspace").resolve(path);
        Files.createDirectories(chart.resolve("templates"));
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: own\nversion: 1.0.0\n");
        Files.writeString(chart.resolve("templates/a.yaml"), template);
        return chart;
    }

    private void pack(String from, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(java.util.List.of("tar", "-czPf", "packed.tgz", "-C", from));
        command.addAll(java.util.List.of(arguments));
        var tar = new ProcessBuilder(command)
                .directory(folder.resolve("workspace").toFile())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
    }
}
