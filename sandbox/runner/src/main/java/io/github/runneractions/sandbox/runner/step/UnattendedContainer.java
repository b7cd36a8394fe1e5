package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A container action's container where no runner of GitHub's looks after it, such as in a CronJob, and under what a
 * cluster's strictest pod security standard asks for: no root, no capabilities, nothing written to the image's files.
 * It gets the variables of its definition and nothing else.
 *
 * @param image its name at the engine
 * @param mounts folder of this machine → where the container may read it, such as a ServiceAccount's files
 * @param viewer is shown the container's lines
 */
public record UnattendedContainer(
        DockerEngine engine,
        String image,
        ActionYaml action,
        Job job,
        Map<Path, String> mounts,
        Consumer<String> viewer)
        implements Step {

    private static final List<String> RESTRICTED = List.of(
            "--user=65532:65532", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--read-only", "--tmpfs=/tmp");

    @Override
    public StepResult main(StepDefinition definition) {
        var name = StepContainer.name(image);
        try {
            // There are command files, but the container has no variables for them.
            return new StepRun(job, action, viewer)
                    .run(definition, Map.of(), (_, _, log) -> command(name, definition.env(), log));
        } catch (RuntimeException e) {
            // The client was stopped; the container may not mind.
            engine.remove(name);
            throw e;
        }
    }

    private Command command(String name, Map<String, String> variables, Path log) {
        return Command.of(engine.client(), log)
                .with("run", "--rm", "--name", name, "--label", engine.label(), "--network", "host")
                .with(RESTRICTED)
                .with(mounts.entrySet().stream()
                        .map(mount -> "--volume=" + mount.getKey() + ":" + mount.getValue() + ":ro")
                        .toList())
                .with(StepContainer.byName(variables.keySet()))
                .with(image)
                .with(variables)
                .with(engine.variables())
                .in(job.workspace());
    }

    /** Empty: it takes a runner to run one. */
    @Override
    public Optional<StepResult> post(StepDefinition definition, StepResult main) {
        return Optional.empty();
    }
}
