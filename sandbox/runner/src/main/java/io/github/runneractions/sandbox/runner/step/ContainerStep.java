package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A step in a container.
 *
 * @param image its name at the engine
 * @param viewer is shown the step's lines as GitHub's log would show them
 */
public record ContainerStep(DockerEngine engine, String image, ActionYaml action, Job job, Consumer<String> viewer)
        implements Step {

    @Override
    public StepResult main(StepDefinition definition) {
        return run(definition, Map.of(), action.runs().entrypoint());
    }

    @Override
    public Optional<StepResult> post(StepDefinition definition, StepResult main) {
        return action.runs().postEntrypoint().map(entrypoint -> run(definition, main.state(), Optional.of(entrypoint)));
    }

    private StepResult run(StepDefinition definition, Map<String, String> state, Optional<String> entrypoint) {
        var container = new StepContainer(engine, image, StepContainer.name(image), job, entrypoint);
        try {
            return new StepRun(job, action, viewer).run(definition, state, container::command);
        } catch (RuntimeException e) {
            // The client was stopped; the container may not mind.
            engine.remove(container.name());
            throw e;
        }
    }
}
