package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.helm.ChartRegistry;
import io.github.runneractions.deploy.helm.NeedsRegistry;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Deploys a chart from a registry that asks for a login, whose certificate is from an authority of its own. */
@Tag("real")
@ExtendWith(NeedsRegistry.class)
class RegistryDeploymentTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** In each form that a file or a record could have it in. */
    private static final List<String> FORMS = List.of(
            ChartRegistry.PASSWORD,
            base64(ChartRegistry.PASSWORD),
            base64(ChartRegistry.USER + ":" + ChartRegistry.PASSWORD));

    private static ChartRegistry registry;

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("registry"));

    @BeforeAll
    static void start() {
        registry = ChartRegistry.start();
        registry.push(
                Path.of("src/test/resources/signed-chart/signed-1.2.3.tgz").toAbsolutePath());
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @BeforeEach
    void checkout() throws IOException {
        Files.createDirectories(folder.resolve("workspace"));
        Files.createDirectories(folder.resolve("temp"));
    }

    @Test
    void leavesThePasswordNowhere() {
        try (var run = start(registry.url("charts/signed"), ChartRegistry.PASSWORD)) {
            assertThat(run.exitCode()).as(run.output()).isZero();

            assertThat(run.output())
                    .contains("Fetched the chart " + registry.url("charts/signed"))
                    .contains("is at revision 1, deployed (signed-1.2.3)");
            assertThat(withoutMasks(run.output())).noneMatch(RegistryDeploymentTest::hasThePassword);
        }
        assertThat(new HelmRecords(PLANE, tenant.namespace()).contents())
                .hasSize(1)
                .noneMatch(RegistryDeploymentTest::hasThePassword);
        assertThat(files()).noneMatch(RegistryDeploymentTest::hasThePassword);
    }

    @Test
    void changesNothingWithoutTheRightPassword() {
        try (var run = start(registry.url("charts/signed"), "wr0ng-passw0rd")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("error title=deploy%3A The chart cannot be fetched")
                    .contains("unauthorized: authentication required")
                    .contains("Check `registry-username` and `registry-password`");
        }
        assertThat(new HelmRecords(PLANE, tenant.namespace()).contents()).isEmpty();
        assertThat(files()).isEmpty();
    }

    /** A process that is killed cannot clean up: the next run does. */
    @Test
    void leavesThePasswordNowhereAfterItWasKilled() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var run =
                        start("oci://127.0.0.1:" + silent.getLocalPort() + "/charts/signed", ChartRegistry.PASSWORD)) {
            var argument = "127.0.0.1:" + silent.getLocalPort();
            Await.until("Helm asks the registry", () -> commandLines(argument).size() == 1, LIMIT);
            assertThat(Processes.commandLines()).noneMatch(RegistryDeploymentTest::hasThePassword);
            assertThat(files())
                    .filteredOn(RegistryDeploymentTest::hasThePassword)
                    .hasSize(1);
            run.killAll();
        }
        try (var next = start(registry.url("charts/signed"), ChartRegistry.PASSWORD)) {
            assertThat(next.exitCode()).as(next.output()).isZero();
        }
        assertThat(files()).isEmpty();
    }

    private static List<String> commandLines(String argument) {
        return Processes.commandLines().stream()
                .filter(line -> line.contains("pull") && line.contains(argument))
                .toList();
    }

    private DeployRun start(String chart, String password) {
        var inputs = new HashMap<>(Map.of("chart", chart, "registry-username", ChartRegistry.USER));
        inputs.put("registry-password", password);
        inputs.put("ca-certificates", registry.authorityPem());
        inputs.put("registration-token", "");
        inputs.put("registration-token-expires-at", "");
        return DeployRun.inWorkflow(tenant, folder, inputs);
    }

    /** The runner swallows a mask. */
    private static List<String> withoutMasks(String output) {
        return output.lines().filter(line -> !line.startsWith("::add-mask::")).toList();
    }

    private static boolean hasThePassword(String text) {
        return FORMS.stream().anyMatch(text::contains);
    }

    /** The contents of all files that the runs have left. */
    private List<String> files() {
        try (var all = Files.walk(folder.resolve("temp"))) {
            return all.filter(Files::isRegularFile)
                    .map(RegistryDeploymentTest::content)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            // Gone in between.
            return "";
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
