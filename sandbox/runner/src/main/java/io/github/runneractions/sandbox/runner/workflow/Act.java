package io.github.runneractions.sandbox.runner.workflow;

import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs workflows with act, on the host's network: what they talk to listens on this machine's loopback address.
 *
 * @param engine runs the job's container and those of its steps
 */
public record Act(DockerEngine engine) {

    private static final String JOB_IMAGE = "catthehacker/ubuntu:act-latest";

    /**
     * Runs one; nothing of act's is left at the engine but what its own build cache holds.
     *
     * @throws io.github.runneractions.sandbox.tools.ToolMissing when act is not installed
     */
    public WorkflowResult run(Dispatch dispatch) {
        engine.ensure(JOB_IMAGE);
        try (var folder = TemporaryFolder.create("act");
                var _ = ActLeftovers.at(engine)) {
            return ActCommand.run(ActCommand.of(dispatch, folder.path())
                    .with(actions(dispatch, folder.path().resolve("actions")))
                    .with(engineOptions())
                    .with(engine.variables()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
