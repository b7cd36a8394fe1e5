package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell stands for Node.js. */
class JavaScriptStepTest {
    private static final String ACTION = """
            name: Greet
            description: Greets
            inputs:
              to-whom:
                description: A name
                default: you
            runs:
              using: node24
              main: main.js
            """;

    private final List<String> shown = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void runsTheScriptsOfMainAndPost() throws IOException {
        var step = step(ACTION + "  post: ../after.js\n");
        var definition = StepDefinition.with(Map.of());

        var main = step.main(definition);
        var post = step.post(definition, main);

        assertThat(main.exitCode()).isEqualTo(3);
        assertThat(main.outputs()).isEqualTo(Map.of("greeting", "Hello, you"));
        assertThat(post)
                .hasValueSatisfying(result -> assertThat(result.exitCode()).isZero());
        assertThat(shown).containsExactly("in the workspace: true true", "left: something");
    }

    @Test
    void hasNoPostStepWithoutAScript() throws IOException {
        var step = step(ACTION);
        var definition = StepDefinition.with(Map.of("to-whom", "all"));

        var main = step.main(definition);

        assertThat(main.outputs()).isEqualTo(Map.of("greeting", "Hello, all"));
        assertThat(step.post(definition, main)).isEmpty();
    }

    private JavaScriptStep step(String yaml) throws IOException {
        var action = Files.createDirectories(folder.resolve("actions/greet"));
        Files.writeString(action.resolve("action.yml"), yaml);
        Files.writeString(action.resolve("main.js"), """
                echo "greeting=Hello, $(printenv INPUT_TO-WHOM)" >>"$GITHUB_OUTPUT"
                echo "kept=something" >>"$GITHUB_STATE"
                [ "$PWD" = "$GITHUB_WORKSPACE" ] && echo "in the workspace: $GITHUB_ACTIONS $CI"
                exit 3
                """);
        Files.writeString(action.resolve("../after.js").normalize(), "echo \"left: $STATE_kept\"\n");
        var job = Job.in(Files.createDirectories(folder.resolve("job")));
        return JavaScriptStep.of(
                (script, variables, log) -> Command.of(Path.of("/bin/bash"), log)
                        .with(script.toString())
                        .with(variables),
                action,
                job,
                shown::add);
    }
}
