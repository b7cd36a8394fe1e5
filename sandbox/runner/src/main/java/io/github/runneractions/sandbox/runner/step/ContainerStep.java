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
 * @param inspector is shown what {@code docker inspect} tells of the container after its run; empty: the engine removes it at once
 */
public record ContainerStep(
        DockerEngine engine,
        String image,
        ActionYaml action,
        Job job,
        Consumer<String> viewer,
        Optional<Consumer<String>> inspector)
        implements Step {
    /** A step without an inspector. */
    public ContainerStep(DockerEngine engine, String image, ActionYaml action, Job job, Consumer<String> viewer) {
        this(engine, image, action, job, viewer, Optional.empty());
    }

    @Override
    public StepResult main(StepDefinition definition) {
        return run(definition, Map.of(), action.runs().entrypoint());
    }

    @Override
    public Optional<StepResult> post(StepDefinition definition, StepResult main) {
        return action.runs().postEntrypoint().map(entrypoint -> run(definition, main.state(), Optional.of(entrypoint)));
    }

    private StepResult run(StepDefinition definition, Map<String, String> state, Optional<String> entrypoint) {
        var end = inspector.isEmpty() ? StepContainer.End.REMOVED : StepContainer.End.KEPT;
        var container = new StepContainer(engine, image, StepContainer.name(image), job, entrypoint, end);
        try {
            var result = new StepRun(job, action, viewer).run(definition, state, container::command);
            inspector.ifPresent(
                    inspecting -> inspecting.accept(engine.docker("container", "inspect", container.name())));
            return result;
        } catch (RuntimeException e) {
            // The client was stopped; the container may not mind.
            engine.remove(container.name());
            throw e;
        } finally {
            if (end == StepContainer.End.KEPT) {
                engine.remove(container.name());
            }
        }
    }
}
