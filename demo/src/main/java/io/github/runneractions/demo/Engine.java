package io.github.runneractions.demo;

import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.engine.Availability;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.step.ContainerStep;
import io.github.runneractions.sandbox.runner.step.Job;
import io.github.runneractions.sandbox.runner.step.ProcessStep;
import io.github.runneractions.sandbox.runner.step.Step;
import io.github.runneractions.sandbox.runner.workflow.Workflow;
import io.github.runneractions.sandbox.tools.Tools;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How the actions run: as containers when a Docker engine answers, else as the processes that the images would run.
 *
 * @param inspector is shown what the engine tells of each container after its run; empty when that is not needed
 */
record Engine(Optional<DockerEngine> docker, Consumer<String> log, Optional<Consumer<String>> inspector)
        implements AutoCloseable {
    static Engine find(Consumer<String> log) {
        var found = DockerEngine.available();
        log.accept(way(found));
        return found instanceof Availability.Answers ? containers(DockerEngine.open(log), log) : processes(log);
    }

    /** How the actions run, and why. */
    static String way(Availability engine) {
        return switch (engine) {
            case Availability.Answers(var _, var version) ->
                "The actions run as containers: Docker engine " + version + " responds";
            case Availability.Startable _, Availability.Missing _ ->
                "The actions run as processes from their target/image folders, because no Docker engine responds";
        };
    }

    /** The actions as containers. */
    static Engine containers(DockerEngine docker, Consumer<String> log) {
        return new Engine(Optional.of(docker), log, Optional.empty());
    }

    /** The actions without an engine. */
    static Engine processes(Consumer<String> log) {
        return new Engine(Optional.empty(), log, Optional.empty());
    }

    /** The same, with an inspector. */
    Engine inspectedBy(Consumer<String> looking) {
        return new Engine(docker, log, Optional.of(looking));
    }

    /** Builds the images of the actions that a workflow uses, as GitHub's runner does before a job's first step. */
    List<String> build(Workflow workflow) {
        var actions = workflow.steps().stream()
                .map(Workflow.UsesStep::action)
                .distinct()
                .toList();
        docker.ifPresent(engine -> actions.forEach(action -> engine.build(home(action), image(action))));
        return actions;
    }

    /** Makes the step for an action's folder, in a job of the repository acme/widgets on this GitHub. */
    Function<String, Step> steps(Path folder, URI api) {
        var job = Job.in(folder).with("api_url", api.toString()).with("server_url", api.toString());
        return action -> {
            var yaml = ActionYaml.read(home(action).resolve("action.yml"));
            return docker.<Step>map(
                            engine -> new ContainerStep(engine, image(action), yaml, job, this::show, inspector))
                    .orElseGet(
                            () -> new ProcessStep(ActionImage.of(home(action)).command(), yaml, job, this::show));
        };
    }

    private static Path home(String action) {
        return Tools.repository().resolve(action);
    }

    private static String image(String action) {
        return action + ":dev";
    }

    private void show(String line) {
        // GitHub's log has these two as well, but they tell the reader nothing: around output that is not ours.
        if (!line.equals("::stop-commands::***") && !line.equals("::***::")) {
            log.accept("  " + line);
        }
    }

    @Override
    public void close() {
        docker.ifPresent(DockerEngine::close);
    }
}
