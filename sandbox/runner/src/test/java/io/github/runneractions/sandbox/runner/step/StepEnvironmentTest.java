package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepEnvironmentTest {

    private final Map<String, ActionYaml.Input> inputs = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @Test
    void makesAVariableOfEveryDeclaredInput() {
        declare("api-url", "${{ github.api_url }}/x");
        declare("two words", "");
        declare("given", "by default");

        assertThat(variables(StepDefinition.with(Map.of("given", "by the workflow"))))
                .containsEntry("INPUT_API-URL", "https://api.github.com/x")
                .containsEntry("INPUT_TWO_WORDS", "")
                .containsEntry("INPUT_GIVEN", "by the workflow");
    }

    @Test
    void keepsAnInputThatIsSetButEmpty() {
        declare("given", "by default");

        assertThat(variables(StepDefinition.with(Map.of("given", "")))).containsEntry("INPUT_GIVEN", "");
    }

    @Test
    void givesTheRunnersOwnVariablesPrecedence() {
        var definition = StepDefinition.with(Map.of())
                .env("HOME", "/mine")
                .env("GITHUB_JOB", "mine")
                .env("MINE", "yes");

        assertThat(variables(definition))
                .containsEntry("MINE", "yes")
                .containsEntry("GITHUB_JOB", "deploy")
                .containsEntry(
                        "HOME", folder.resolve("_work/_temp/_github_home").toString())
                .doesNotContainKey("GITHUB_TOKEN");
    }

    @Test
    void takesInputsGivenAsVariables() {
        declare("api-url", "by default");
        var given = Map.of("INPUT_API-URL", "by a variable", "INPUT_OTHER", "undeclared", "MINE", "yes");

        assertThat(variables(StepDefinition.ofVariables(action(), given))).containsAllEntriesOf(given);
    }

    @Test
    void readsTheTokenOfTheJobOnlyThroughAnExpression() {
        declare("token", "${{ github.token }}");

        assertThat(variables(StepDefinition.with(Map.of()))).containsEntry("INPUT_TOKEN", "ghs_x");
    }

    @Test
    void rejectsAnExpressionItCannotEvaluate() {
        declare("bad", "${{ fromJSON('1') }}");

        assertThatThrownBy(() -> variables(StepDefinition.with(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fromJSON('1')");
    }

    private void declare(String name, String value) {
        inputs.put(name, new ActionYaml.Input("", false, Optional.of(value), Optional.empty()));
    }

    private Map<String, String> variables(StepDefinition definition) {
        var job = Job.in(folder).with("token", "ghs_x");
        var environment = new StepEnvironment(job, action(), definition);
        return environment.variables(Map.of(), RunnerCommandFiles.create(job.fileCommands()));
    }

    private ActionYaml action() {
        var runs = ActionYaml.Runs.docker(Optional.empty(), Optional.empty());
        return new ActionYaml("Test", "", inputs, Map.of(), runs);
    }
}
