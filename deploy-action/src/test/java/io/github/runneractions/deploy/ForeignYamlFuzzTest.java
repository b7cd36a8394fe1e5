package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** YAML of a workflow's author and of a chart's. Both may hold passwords. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ForeignYamlFuzzTest {
    private static final String PASSWORD = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";

    private static final List<String> WORDS = List.of(
            "&a ",
            "*a",
            "&a [*a]",
            "<<: *a",
            "? ",
            "!!binary ",
            "!!int ",
            "!!set ",
            "!x ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "%TAG ! a\n",
            "|-\n",
            ">\n",
            "[",
            "]",
            "{",
            "}",
            ":",
            "- ",
            "0o7",
            ".inf",
            "'",
            "\"",
            "#",
            "*" + PASSWORD,
            "@" + PASSWORD,
            PASSWORD + ": 1\n",
            "[".repeat(600),
            "items: ",
            "kind: CustomResourceDefinition\n");

    @Test
    void valuesAreReadOrRejected() {
        var good = List.of("replicas: 3\nimage: {tag: \"1\"}\n", "password: " + PASSWORD + "\nlist:\n- a\n- b: c\n");

        Fuzz.failingBy(InvalidInputs.class).quotingAllButCredentials().feed(new Mutations(good, WORDS), text -> {
            try {
                ValueSourcesTest.read(Path.of(""), Map.of("INPUT_VALUES", text));
            } catch (InvalidInputs e) {
                assertThat(e.problems()).isNotEmpty();
                throw e;
            }
        });
    }

    @Test
    void manifestsAreReadOrRejected() {
        var good = List.of(
                "# Source: runner/templates/a.yaml\napiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {p: "
                        + PASSWORD + "}\n",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: b}\nspec:\n  replicas: 2\n  template: {spec: {}}\n",
                "kind: List\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: c}}\n");

        Fuzz.failingBy(ToolFailed.class).quotingAllButCredentials().feed(new Mutations(good, WORDS), text -> {
            RenderedChart.nameIn(text);
            var chart = RenderedChart.parse(text);
            assertThat(chart.describe()).doesNotContain("\n");
            assertThat(chart.without(chart).objects()).isEmpty();
            chart.runners();
        });
    }
}
