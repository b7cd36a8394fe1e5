package io.github.runneractions.testkit.scenario;

import io.github.runneractions.sandbox.scenario.ObservedStep;
import io.github.runneractions.sandbox.scenario.ScenarioOptions;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as text, as a scenario's {@code expected.txt} holds it; what is empty is left out. */
final class Transcript {

    private final ScenarioOptions options;
    private final StringBuilder text = new StringBuilder();

    Transcript(ScenarioOptions options) {
        this.options = options;
    }

    /** Adds what one step did. */
    void step(String name, ObservedStep step) {
        var result = step.result();
        line("=== %s: exit code %d".formatted(name, result.exitCode()));
        // With standard error, of which there should be none: GitHub's log does not tell the two apart.
        section("stdout", result.transcript());
        section("problems", String.join("\n", result.problems()));
        section("outputs", values(result.outputs()));
        section("state", values(result.state()));
        section("summary", result.summary());
        section("environment", values(result.environment()));
        section("path", result.path());
        section("requests", requests(step));
    }

    /** Adds something else that belongs to the run's effects. */
    void section(String title, String content) {
        if (!content.isEmpty()) {
            line("--- " + title);
            line(content.stripTrailing());
        }
    }

    private String requests(ObservedStep step) {
        var lines = step.requests().stream();
        return (options.anyOrder() ? lines.sorted() : lines).collect(Collectors.joining("\n"));
    }

    private static String values(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining("\n"));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
