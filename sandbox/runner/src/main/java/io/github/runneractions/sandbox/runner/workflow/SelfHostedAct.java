package io.github.runneractions.sandbox.runner.workflow;

import io.github.runneractions.sandbox.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs workflows with act as a self-hosted runner does: jobs are processes of this machine. There is no Docker in their path.
 *
 * @param node the program of Node.js, which is GitHub's runner's own there
 * @param machine variables of the machine, such as {@code RUNNER_ACTIONS_HOME}
 */
public record SelfHostedAct(Path node, Map<String, String> machine) {
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin"), Path.of("/bin"));

    /** Copies what could be changed by others. */
    public SelfHostedAct {
        machine = Map.copyOf(machine);
    }

    /**
     * Runs one, its jobs with any of these labels here.
     *
     * @throws io.github.runneractions.sandbox.tools.ToolMissing when act is not installed
     */
    public WorkflowResult run(Dispatch dispatch, String... labels) {
        try (var folder = TemporaryFolder.create("act")) {
            var words = new ArrayList<>(List.of("--container-daemon-socket", "-", "--no-cache-server"));
            for (var label : labels) {
                words.addAll(List.of("--platform", label + "=-self-hosted"));
            }
            dispatch.actions()
                    .forEach((action, place) -> words.addAll(List.of("--local-repository", action + "=" + place)));
            machine.forEach((name, value) -> words.addAll(List.of("--env", name + "=" + value)));
            var variables = new LinkedHashMap<String, String>();
            variables.put("PATH", path(folder.path().resolve("bin")).toString());
            // No engine, also not the user's.
            variables.put("DOCKER_HOST", "unix:///nowhere");
            return ActCommand.run(
                    ActCommand.of(dispatch, folder.path()).with(words).with(variables));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder with this machine's programs and Node.js, without those of container engines. */
    private Path path(Path bin) throws IOException {
        Files.createDirectories(bin);
        Files.createSymbolicLink(bin.resolve("node"), node);
        for (var folder : PROGRAMS) {
            try (var programs = Files.list(folder)) {
                for (var program : programs.toList()) {
                    var link = bin.resolve(program.getFileName());
                    if (!program.getFileName().toString().matches("docker.*|podman.*|nerdctl.*")
                            && !Files.exists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return bin;
    }
}
