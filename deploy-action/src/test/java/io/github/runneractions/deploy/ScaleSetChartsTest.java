package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.workflow.Workflow;
import io.github.runneractions.sandbox.runner.workflow.Workflow.UsesStep;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example with Actions Runner Controller, by its two charts from the folder that {@code ARC_CHARTS} names instead of their
 * registry; without it, there is nothing to test.
 */
@Tag("real")
class ScaleSetChartsTest {
    private static final Path EXAMPLE = Tools.repository().resolve("examples/actions-runner-controller.yml");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (?:toJSON\\()?([\\w.]+)\\)? }}");
    private static final String KEY = "not-a-key-of-anyone-5309";

    private static final Map<String, String> CONTEXT = Map.of(
            "github.server_url", "https://github.com",
            "github.repository", "acme/widgets",
            "secrets.GH_APP_CLIENT_ID", "Iv23liEXAMPLE",
            "vars.GH_APP_INSTALLATION_ID", "42",
            "secrets.GH_APP_PRIVATE_KEY", KEY + "\n" + KEY);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> deploysThem() {
        return Optional.ofNullable(System.getenv("ARC_CHARTS")).filter(path -> !path.isBlank()).map(Path::of).stream()
                .map(charts -> DynamicTest.dynamicTest(
                        "deploys the charts in " + charts, () -> deploy(charts, ControlPlane.shared())));
    }

    private void deploy(Path charts, ControlPlane plane) throws JsonProcessingException {
        var administrator = new Administrator(plane, folder);
        var steps = Workflow.read(EXAMPLE).steps();
        for (var step : steps) {
            var chart = chart(step);
            copy(charts.resolve(chart), folder.resolve("workspace").resolve(chart));
        }
        for (var revision = 1; revision <= 2; revision++) {
            for (var step : steps) {
                var run = deploy(administrator, step, Map.of());

                assertThat(run.exitCode()).as(run.output()).isZero();
                assertThat(run.output()).contains(" is at revision " + revision + ", deployed");
                assertThat(run.output().lines().filter(line -> !line.startsWith("::add-mask::")))
                        .noneMatch(line -> line.contains(KEY));
            }
        }
        var checks = deploy(administrator, steps.getLast(), Map.of("preflight-only", "true"));
        assertThat(checks.exitCode()).as(checks.output()).isZero();
        var more = values(steps.getLast()).replace("maxRunners: 10", "maxRunners: 3");
        var dry = deploy(administrator, steps.getLast(), Map.of("dry-run", "true", "values", more));
        assertThat(dry.exitCode()).as(dry.output()).isZero();
        assertThat(dry.output()).contains("! AutoscalingRunnerSet linux").contains("+   spec.maxRunners: 3");
    }

    private static Administrator.Result deploy(Administrator administrator, UsesStep step, Map<String, String> more)
            throws JsonProcessingException {
        var inputs = new HashMap<String, String>();
        for (var input : step.with().entrySet()) {
            if (!input.getKey().startsWith("kube-")) {
                inputs.put(input.getKey(), evaluate(input.getValue()));
            }
        }
        inputs.put("chart", chart(step));
        inputs.remove("chart-version");
        inputs.putAll(more);
        return administrator.deploy("", "", inputs);
    }

    private static String values(UsesStep step) throws JsonProcessingException {
        return evaluate(step.with().getOrDefault("values", ""));
    }

    private static String chart(UsesStep step) {
        return step.with().getOrDefault("chart", "").replaceFirst("^oci://.*/", "");
    }

    private static String evaluate(String text) throws JsonProcessingException {
        var evaluated = new StringBuilder();
        var expression = EXPRESSION.matcher(text);
        while (expression.find()) {
            var value = CONTEXT.getOrDefault(expression.group(1), "");
            var shown = expression.group().contains("toJSON") ? new ObjectMapper().writeValueAsString(value) : value;
            expression.appendReplacement(evaluated, Matcher.quoteReplacement(shown));
        }
        return expression.appendTail(evaluated).toString();
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
