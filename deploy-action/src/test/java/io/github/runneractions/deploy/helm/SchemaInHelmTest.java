package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the pinned Helm writes of values that do not fit a chart's schema. */
@Tag("real")
class SchemaInHelmTest extends FetchedCharts {
    private static final String SECRET = "s3cr3t-of-acme";

    @Test
    void quotesNoValueForTheRunnerChart() throws IOException {
        var chart = Tools.repository().resolve("runner/chart");
        try (var names = Files.lines(chart.resolve("values.yaml"))) {
            // At each of the chart's places, one after the other.
            var places = names.filter(line -> line.matches("[a-zA-Z]+:.*"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList();
            assertThat(places).hasSizeGreaterThan(10);
            var refusals = new ArrayList<String>();
            for (var place : places) {
                refusals.add(refusal(chart, place + ": '" + SECRET + "\\n'"));
            }
            // The chart's own check of names quotes them.
            assertThat(refusals)
                    .filteredOn(text -> text.contains("schema"))
                    .hasSizeGreaterThan(10)
                    .noneMatch(text -> text.contains(SECRET));
        }
        assertThat(refusal(chart, "replicaCount: " + SECRET)).contains("at '/replicaCount': got string, want ");
    }

    @Test
    void quotesNoValueForASchemaOfOthers() throws IOException {
        var chart = Files.createDirectories(folder.resolve("own"));
        Files.writeString(chart.resolve("Chart.yaml"), "{apiVersion: v2, name: own, version: 1.0.0}");
        Files.writeString(chart.resolve("values.schema.json"), """
                {"properties": {
                  "pattern": {"pattern": "^[a-z]+$"}, "format": {"format": "email"}, "enum": {"enum": ["a", "b"]},
                  "const": {"const": "a"}, "long": {"maxLength": 3}, "number": {"type": "integer"},
                  "encoded": {"contentEncoding": "base64"}, "list": {"uniqueItems": true},
                  "one": {"oneOf": [{"type": "integer"}, {"pattern": "^x"}]}, "deep": {"properties": {"er": {"pattern": "^x"}}},
                  "none": false, "not": {"not": {"type": "string"}}, "many": {"items": {"pattern": "^x"}}}}
                """);
        var values = Stream.of("pattern", "format", "enum", "const", "long", "number", "encoded", "one", "none", "not")
                .map(key -> key + ": \"" + SECRET + "'s \\\"own\\\"\\n\"\n")
                .reduce("", String::concat);
        var refused = refusal(
                chart,
                values + "list: [" + SECRET + ", " + SECRET + "]\nmany: [" + SECRET + "]\ndeep: {er: " + SECRET + "}");

        assertThat(refused)
                .contains(
                        "- at '/pattern': the value does not match pattern '^[a-z]+$'",
                        "- at '/deep/er': the value does not match pattern '^x'",
                        "- at '/enum': value must be one of 'a', 'b'",
                        "- at '/number': got string, want integer")
                .doesNotContain(SECRET);
    }

    private String refusal(Path chart, String values) throws IOException {
        var file = Files.writeString(folder.resolve("values.yaml"), values);
        var exit = rendering(chart, "--values", file.toString());
        return exit.ok() ? "" : String.valueOf(HelmErrors.of("render", exit).getMessage());
    }
}
