package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Actions Runner Controller's two charts, from the folder that {@code ARC_CHARTS} names; without it, there is nothing to test. */
@Tag("real")
class ScaleSetChartsTest {
    private static final String CONTROLLER = "gha-runner-scale-set-controller";
    private static final String SCALE_SET = "gha-runner-scale-set";
    private static final String TOKEN = "not-a-token-of-anyone-5309";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> deploysThem() {
        return Optional.ofNullable(System.getenv("ARC_CHARTS")).filter(path -> !path.isBlank()).map(Path::of).stream()
                .map(charts -> DynamicTest.dynamicTest(
                        "deploys the charts in " + charts, () -> deploy(charts, ControlPlane.shared())));
    }

    private void deploy(Path charts, ControlPlane plane) {
        for (var chart : new String[] {CONTROLLER, SCALE_SET}) {
            copy(charts.resolve(chart), folder.resolve("workspace").resolve(chart));
        }
        var administrator = new Administrator(plane, folder);
        var systems = plane.freshNamespace("arc-systems");
        var runners = plane.freshNamespace("arc-runners");

        for (var revision = 1; revision <= 2; revision++) {
            var controller = administrator.deploy(systems, "arc", Map.of("chart", CONTROLLER));
            assertThat(controller.exitCode()).as(controller.output()).isZero();
            assertThat(controller.output()).contains("Release arc is at revision " + revision + ", deployed");

            var set = administrator.deploy(runners, "linux", scaleSet(revision, ""));
            assertThat(set.exitCode()).as(set.output()).isZero();
            assertThat(set.output()).contains("Release linux is at revision " + revision + ", deployed");
            assertThat(set.output().lines().filter(line -> !line.startsWith("::add-mask::")))
                    .noneMatch(line -> line.contains(TOKEN));
        }
        var checks = administrator.deploy(runners, "linux", scaleSet(3, "preflight-only"));
        assertThat(checks.exitCode()).as(checks.output()).isZero();
        var dry = administrator.deploy(runners, "linux", scaleSet(3, "dry-run"));
        assertThat(dry.exitCode()).as(dry.output()).isZero();
        assertThat(dry.output()).contains("! AutoscalingRunnerSet linux").contains("+   spec.maxRunners: 3");
    }

    private static Map<String, String> scaleSet(int most, String mode) {
        var inputs = new HashMap<>(Map.of("chart", SCALE_SET, "values", """
                githubConfigUrl: https://github.com/acme/widgets
                githubConfigSecret: {github_token: %s}
                maxRunners: %d
                """.formatted(TOKEN, most)));
        if (!mode.isEmpty()) {
            inputs.put(mode, "true");
        }
        return inputs;
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
