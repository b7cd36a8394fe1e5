package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnattendedStepTest {

    private static final StepDefinition DEFINITION =
            StepDefinition.with(Map.of("given", "1")).env("INPUT_OTHER-ONE", "a\nb");

    @TempDir
    private Path folder;

    @Test
    void givesTheProcessItsOwnVariablesOnly() {
        var result = step("/usr/bin/env").main(DEFINITION);

        assertThat(result.transcript())
                .contains("INPUT_OTHER-ONE=a\nb\n")
                .doesNotContain("GITHUB_", "RUNNER_", "INPUT_GIVEN", "CI=");
    }

    @Test
    void runsNothingAtTheEndOfTheJob() {
        var step = step("/bin/true");

        assertThat(step.post(DEFINITION, step.main(DEFINITION))).isEmpty();
    }

    private Step step(String program) {
        var runs = ActionYaml.Runs.docker(Optional.empty(), Optional.of("/x"));
        var action = new ActionYaml("Test", "", Map.of(), Map.of(), runs);
        return new UnattendedStep(List.of(program), action, Job.in(folder), _ -> {});
    }
}
