package io.github.runneractions.sandbox.runner.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs workflows with act, on the host's network: what they talk to listens on this machine's loopback address.
 *
 * @param engine runs the job's container and those of its steps
 */
public record Act(DockerEngine engine) {

    private static final String JOB_IMAGE = "catthehacker/ubuntu:act-latest";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /**
     * Runs one; nothing of act's is left at the engine but what its own build cache holds.
     *
     * @throws io.github.runneractions.sandbox.tools.ToolMissing when act is not installed
     */
    public WorkflowResult run(Dispatch dispatch) {
        engine.ensure(JOB_IMAGE);
        try (var folder = TemporaryFolder.create("act");
                var _ = ActLeftovers.at(engine)) {
            var checkout = Checkout.create(folder.path().resolve("checkout"), dispatch);
            var log = folder.path().resolve("act.log");
            var command = Command.of(Tools.program("act"), log)
                    .with(dispatch.event(), "--secret-file", secrets(folder.path(), dispatch))
                    .with(values(dispatch))
                    .with(actions(dispatch, folder.path().resolve("actions")))
                    .with(engineOptions())
                    .with(environment(folder.path()))
                    .in(checkout);
            try (var act = command.start()) {
                return new WorkflowResult(act.awaitExit(LIMIT), Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file, since every process can read arguments. JSON is YAML, and has a way to write values of several lines. */
    private static String secrets(Path folder, Dispatch dispatch) throws IOException {
        var secrets = new TreeMap<>(dispatch.secrets());
        // Without one act asks the GitHub CLI for the user's own.
        secrets.putIfAbsent("GITHUB_TOKEN", "");
        return Files.write(folder.resolve("secrets.yaml"), new ObjectMapper().writeValueAsBytes(secrets))
                .toString();
    }

    private static List<String> values(Dispatch dispatch) {
        var words = new ArrayList<String>();
        words.addAll(
                List.of("--workflows", ".github/workflows/" + dispatch.file().getFileName()));
        dispatch.inputs().forEach((name, value) -> words.addAll(List.of("--input", name + "=" + value)));
        dispatch.vars().forEach((name, value) -> words.addAll(List.of("--var", name + "=" + value)));
        dispatch.github()
                .forEach((name, value) ->
                        words.addAll(List.of("--env", "GITHUB_" + name.toUpperCase(Locale.ROOT) + "=" + value)));
        return words;
    }

    private List<String> actions(Dispatch dispatch, Path copies) throws IOException {
        var words = new ArrayList<String>();
        for (var action : dispatch.actions().entrySet()) {
            var copy = copies.resolve(String.valueOf(words.size()));
            words.addAll(
                    List.of("--local-repository", action.getKey() + "=" + engine.buildable(action.getValue(), copy)));
        }
        return words;
    }

    private List<String> engineOptions() {
        var socket = engine.socket().map(path -> "unix://" + path).orElse("-");
        var client = engine.clientForJobs()
                .map(program -> " --volume " + program + ":/usr/local/bin/docker:ro")
                .orElse("");
        return List.of(
                "--platform",
                "ubuntu-latest=" + JOB_IMAGE,
                "--pull=false",
                "--network",
                "host",
                "--container-daemon-socket",
                socket,
                "--container-options",
                "--label " + engine.label() + client,
                "--rm",
                "--no-cache-server");
    }

    /** The engine's variables, and separate folders: the user's folders could change act's behaviour, and must stay unchanged. */
    private Map<String, String> environment(Path folder) {
        var variables = new LinkedHashMap<>(engine.variables());
        variables.put("HOME", folder.resolve("home").toString());
        variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        variables.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        variables.put("ACT_DISABLE_VERSION_CHECK", "1");
        return variables;
    }
}
