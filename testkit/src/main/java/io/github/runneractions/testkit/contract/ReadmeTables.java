package io.github.runneractions.testkit.contract;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.testkit.scenario.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** The tables of inputs and outputs in an action's README, made from its action.yml. */
final class ReadmeTables {

    private ReadmeTables() {}

    /** Checks the README, or rewrites its tables when golden files are rewritten. */
    static void check(Path readme, ActionYaml action) throws IOException {
        var withInputs = new GeneratedBlock("inputs", inputs(action)).putInto(Files.readString(readme));
        var withBoth = new GeneratedBlock("outputs", outputs(action)).putInto(withInputs);
        Golden.check(readme, withBoth, "make docs");
    }

    static String inputs(ActionYaml action) {
        var older = new OlderSpellings(action);
        return action.inputs().entrySet().stream()
                .filter(input -> !older.has(input.getKey()))
                .map(input -> "| `%s` | %s | %s |"
                        .formatted(
                                input.getKey(),
                                described(input.getKey(), input.getValue().description()),
                                preset(input.getValue())))
                .collect(Collectors.joining("\n", "| Input | What it is | Default |\n| --- | --- | --- |\n", ""));
    }

    static String outputs(ActionYaml action) {
        return action.outputs().entrySet().stream()
                .map(output -> "| `%s` | %s |"
                        .formatted(
                                output.getKey(),
                                described(output.getKey(), output.getValue().description())))
                .collect(Collectors.joining("\n", "| Output | What it is |\n| --- | --- |\n", ""));
    }

    private static String preset(ActionYaml.Input input) {
        return input.defaultValue()
                .filter(value -> !value.isBlank())
                .map(value -> "`" + cell(value) + "`")
                .orElse(input.required() ? "**required**" : "");
    }

    /** GitHub's runner refuses the whole action.yml for an expression in a description. */
    private static String described(String name, String description) {
        if (description.contains("${{")) {
            throw new AssertionFailedError(
                    "The description of `" + name + "` has an expression, which GitHub does not allow");
        }
        return cell(description);
    }

    private static String cell(String text) {
        return text.strip().replace("|", "\\|").replaceAll("\\s*\n\\s*", " ");
    }
}
