package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The process that a container action's image would run without GitHub's runner, such as in a
 * CronJob: it gets the variables of its definition and nothing else, and there are no command files.
 *
 * @param command the command line of the image's entry point and action.yml's arguments
 * @param viewer is shown the process's lines
 */
public record UnattendedStep(List<String> command, ActionYaml action, Job job, Consumer<String> viewer)
        implements Step {

    /** Copies what could be changed by others. */
    public UnattendedStep {
        command = List.copyOf(command);
    }

    @Override
    public StepResult main(StepDefinition definition) {
        var process = new ActionCommand(command, job);
        // There are command files, but the process has no variables for them.
        return new StepRun(job, action, viewer)
                .run(definition, Map.of(), (_, _, log) -> process.with(definition.env(), log));
    }

    /** Empty: it takes a runner to run one. */
    @Override
    public Optional<StepResult> post(StepDefinition definition, StepResult main) {
        return Optional.empty();
    }
}
