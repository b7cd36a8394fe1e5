package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A container action without its container: the process that the image would run, with the same variables and command
 * files, but the paths of this machine.
 *
 * @param command the command line of the image's entry point; the post step runs it with the argument {@code post}
 * @param viewer is shown the step's lines as GitHub's log would show them
 */
public record ProcessStep(List<String> command, ActionYaml action, Job job, Consumer<String> viewer) implements Step {

    /** Copies what could be changed by others. */
    public ProcessStep {
        command = List.copyOf(command);
    }

    @Override
    public StepResult main(StepDefinition definition) {
        return run(definition, Map.of(), List.of());
    }

    @Override
    public Optional<StepResult> post(StepDefinition definition, StepResult main) {
        return action.runs().postEntrypoint().map(_ -> run(definition, main.state(), List.of("post")));
    }

    private StepResult run(StepDefinition definition, Map<String, String> state, List<String> further) {
        var words = Stream.concat(command.stream(), further.stream()).toList();
        return new StepRun(job, action, viewer)
                .run(definition, state, (variables, _, log) -> launch(words, variables, log));
    }

    private Command launch(List<String> words, Map<String, String> variables, Path log) {
        var all = new LinkedHashMap<>(variables);
        all.put("GITHUB_ACTIONS", "true");
        all.putIfAbsent("CI", "true");
        return new ActionCommand(words, job).with(all, log);
    }
}
