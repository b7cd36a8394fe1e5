package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The container of one step, started with the words that GitHub's runner uses, but on the host's network: what it talks
 * to listens on this machine's loopback address.
 *
 * @see <a href="https://github.com/actions/runner/blob/main/src/Runner.Worker/Container/DockerCommandManager.cs">the
 *     runner's words</a>
 */
record StepContainer(DockerEngine engine, String image, String name, Job job, Optional<String> entrypoint, End end) {
    /** What becomes of it after its run. */
    enum End {
        REMOVED,
        /** Until whoever has looked at it removes it. */
        KEPT
    }

    Command command(Map<String, String> variables, List<String> arguments, Path log) {
        var inside = ContainerPaths.of(job).translate(variables);
        var environment = new LinkedHashMap<>(inside);
        environment.putAll(engine.variables());
        return Command.of(engine.client(), log)
                .with(options(inside.keySet()))
                .with(image)
                .with(arguments)
                .with(environment)
                .in(job.workspace());
    }

    private List<String> options(Set<String> variables) {
        var options = new ArrayList<>(List.of("run", "--name", name, "--label", engine.label()));
        options.addAll(List.of("--workdir", "/github/workspace"));
        if (end == End.REMOVED) {
            options.add("--rm");
        }
        options.addAll(byName(variables));
        options.addAll(List.of("-e", "GITHUB_ACTIONS=true"));
        if (!variables.contains("CI")) {
            options.addAll(List.of("-e", "CI=true"));
        }
        entrypoint.filter(it -> !it.isEmpty()).ifPresent(it -> options.addAll(List.of("--entrypoint", it)));
        options.addAll(List.of("--network", "host"));
        engine.socket().ifPresent(it -> options.addAll(List.of("-v", it + ":/var/run/docker.sock")));
        ContainerPaths.of(job).options().forEach(options::add);
        return options;
    }

    /** Values stay in the client's environment, which other users cannot read, and may have several lines. */
    static List<String> byName(Set<String> variables) {
        return variables.stream().flatMap(variable -> Stream.of("-e", variable)).toList();
    }

    /** A new name for a container of an image. */
    static String name(String image) {
        return image.replaceAll("[^A-Za-z0-9]", "") + "_"
                + UUID.randomUUID().toString().substring(0, 6);
    }
}
