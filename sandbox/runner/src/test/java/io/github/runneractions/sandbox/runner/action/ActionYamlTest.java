package io.github.runneractions.sandbox.runner.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.runneractions.sandbox.runner.action.ActionYaml.Input;
import io.github.runneractions.sandbox.runner.action.ActionYaml.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionYamlTest {

    @TempDir
    Path folder;

    @Test
    void readsAContainerAction() throws IOException {
        var action = read("""
                name: Greet
                description: Says hello
                inputs:
                  who:
                    description: Whom to greet
                    required: true
                  version:
                    description: Must stay 1.10
                    default: 1.10
                  old:
                    description: No longer used
                    deprecationMessage: Use who
                outputs:
                  greeting:
                    description: What was said
                runs:
                  using: docker
                  image: Dockerfile
                  args: [-v, "1"]
                """);

        assertThat(action.inputs())
                .containsExactly(
                        entry("who", new Input("Whom to greet", true, Optional.empty(), Optional.empty())),
                        entry("version", new Input("Must stay 1.10", false, Optional.of("1.10"), Optional.empty())),
                        entry("old", new Input("No longer used", false, Optional.empty(), Optional.of("Use who"))));
        assertThat(action.outputs()).containsExactly(entry("greeting", new Output("What was said", Optional.empty())));
        assertThat(action.runs().image()).contains("Dockerfile");
        assertThat(action.runs().args()).containsExactly("-v", "1");
    }

    @Test
    void readsAnActionWithoutInputsAndOutputs() throws IOException {
        var action = read("""
                name: Bare
                description: Does one thing
                inputs:
                runs: { using: docker, image: Dockerfile }
                """);

        assertThat(action.inputs()).isEmpty();
        assertThat(action.outputs()).isEmpty();
    }

    @Test
    void namesTheInputWithoutADescription() {
        assertThatThrownBy(() -> read("""
                        name: Greet
                        description: Says hello
                        inputs:
                          who:
                            required: true
                        runs: { using: docker }
                        """)).hasMessageContaining("action.yml: who: description is missing");
    }

    @Test
    void refusesAFlagThatIsNeitherTrueNorFalse() {
        assertThatThrownBy(() -> read("""
                        name: Greet
                        description: Says hello
                        inputs:
                          who: { description: Whom, required: maybe }
                        runs: { using: docker }
                        """)).hasMessageContaining("who: required must be true or false");
    }

    @Test
    void namesTheFileThatIsNoYaml() {
        assertThatThrownBy(() -> read("a: b: c")).hasMessageContaining("action.yml is not a YAML mapping");
    }

    private ActionYaml read(String yaml) throws IOException {
        return ActionYaml.read(Files.writeString(folder.resolve("action.yml"), yaml));
    }
}
