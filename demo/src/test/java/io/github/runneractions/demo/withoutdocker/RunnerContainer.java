package io.github.runneractions.demo.withoutdocker;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A container of our runner image, as in a pod of the chart: a read-only root, user 10000, no capability. Node.js is where GitHub's
 * runner has it.
 *
 * @param image its name at the engine
 * @param shared a folder of this machine that the container has at the same place, and may write to
 * @param options more for {@code docker run}
 * @param name of the container that is started next
 */
public record RunnerContainer(DockerEngine engine, String image, Path shared, List<String> options, String name)
        implements Machine {
    private static final String NODE = "/opt/actions-runner/externals/node24/bin";

    /** Copies what could be changed by others. */
    public RunnerContainer {
        options = List.copyOf(options);
    }

    /** The next container. */
    public static RunnerContainer of(DockerEngine engine, String image, Path shared, String... options) {
        return new RunnerContainer(engine, image, shared, List.of(options), "node-" + UUID.randomUUID());
    }

    @Override
    public Command command(Path script, Map<String, String> variables, Path log) {
        var user = owner(shared);
        // Who is not root could not remove what another user has written.
        if (user.startsWith("0:")) {
            user = "10000:10000";
            open(shared);
        }
        var environment = new LinkedHashMap<>(variables);
        environment.putAll(engine.variables());
        var words = new ArrayList<>(List.of("run", "--rm", "--name", name, "--label", engine.label()));
        words.addAll(List.of("--read-only", "--user", user, "--cap-drop", "ALL"));
        words.addAll(List.of("--security-opt", "no-new-privileges", "--tmpfs", "/tmp"));
        words.addAll(List.of("--volume", shared + ":" + shared, "--volume", nodeFolder() + ":" + NODE + ":ro"));
        words.addAll(List.of("--workdir", shared.toString(), "--entrypoint", NODE + "/node"));
        if (!options.contains("--network")) {
            words.addAll(List.of("--network", "host"));
        }
        words.addAll(options);
        // Values stay in the client's environment.
        variables.keySet().forEach(variable -> words.addAll(List.of("--env", variable)));
        words.addAll(List.of(image, script.toString()));
        return Command.of(engine.client(), log).with(words).with(environment);
    }

    @Override
    public void signal(ChildProcess process, String signal) {
        engine.docker("kill", "--signal", signal, name);
    }

    private static Path nodeFolder() {
        try {
            return Tools.program("node").toRealPath().resolveSibling("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String owner(Path folder) {
        try {
            return Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** GitHub's runner has made these files as the user that runs the steps. */
    private static void open(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> !Files.isSymbolicLink(file)).toList()) {
                var isOpen = Files.isDirectory(file) || Files.isExecutable(file) ? "rwxrwxrwx" : "rw-rw-rw-";
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(isOpen));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
