package io.github.runneractions.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.testkit.action.ActionYaml;
import io.github.runneractions.testkit.action.ActionYaml.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunnerEnvironmentTest {

    @Test
    void passesEveryInputAsTheRunnerDoes() {
        var variables = environment(Map.of(
                        "github-api-url", input("${{ github.api_url }}/"),
                        "kind", input("registration"),
                        "run name", input("")))
                .with(Map.of("GITHUB_API_URL", "http://localhost:1", "INPUT_KIND", "removal"));

        assertThat(variables)
                .containsEntry("INPUT_GITHUB-API-URL", "http://localhost:1/")
                .containsEntry("INPUT_KIND", "removal")
                .containsEntry("INPUT_RUN_NAME", "")
                .containsEntry("GITHUB_ACTIONS", "true");
    }

    @Test
    void saysWhichVariableADefaultNeeds() {
        assertThatThrownBy(() -> environment(Map.of("token", input("${{ github.token }}")))
                        .with(Map.of()))
                .hasMessageContaining("GITHUB_TOKEN");
    }

    private static Input input(String defaultValue) {
        return new Input("An input", false, Optional.of(defaultValue), Optional.empty());
    }

    private static RunnerEnvironment environment(Map<String, Input> inputs) {
        var runs = new ActionYaml.Runs("docker", Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        return new RunnerEnvironment(new ActionYaml("Greet", "Greets", inputs, Map.of(), runs), Path.of("/home"));
    }
}
