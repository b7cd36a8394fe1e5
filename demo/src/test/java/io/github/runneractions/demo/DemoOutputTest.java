package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.runner.engine.Availability;
import io.github.runneractions.sandbox.runner.step.StepResult;
import io.github.runneractions.sandbox.runner.workflow.Workflow.UsesStep;
import io.github.runneractions.sandbox.runner.workflow.WorkflowRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the demo tells its reader. */
class DemoOutputTest {
    private static final Path DOCKER = Path.of("docker");

    @Test
    void hasColumnsAndNoJson() {
        try (var github = GitHubSandbox.start(SandboxOptions.defaults())) {
            var watch = new Stopwatch(_ -> {});
            var _ = watch.time("a part with a name that is longer than that of each other part", () -> 1);
            var _ = watch.time("a short part", () -> 1);

            var lines = new DemoVerdict(
                            github,
                            List.of(
                                    outcome(
                                            "app-token-action",
                                            Map.of("installation-id", "42", "expires-at", "2026-11-24T10:15:30Z")),
                                    outcome(
                                            "registration-token-action",
                                            Map.of("expires-at", "2026-11-24T10:15:30.123Z")),
                                    outcome(
                                            "deploy-action",
                                            Map.of(
                                                    "revision",
                                                    "1",
                                                    "status",
                                                    "deployed",
                                                    "runner-names",
                                                    "[\"a\",\"b\"]"))),
                            watch)
                    .tables();

            assertThat(lines)
                    .anyMatch(line -> line.endsWith("token of installation 42 until 2026-11-24T10:15:30Z"))
                    .anyMatch(line -> line.endsWith("good until 2026-11-24T10:15:30Z"))
                    .anyMatch(line -> line.endsWith("revision 1 deployed, runners online: a, b"));
            assertThat(lines.stream().filter(line -> line.contains("part")).map(String::length))
                    .hasSize(3)
                    .containsOnly(lines.getLast().length());
        }
    }

    /** The runner image may have been built all the same. */
    @Test
    void saysWhichEngineDoesWhat() {
        var own = new Availability.Startable(DOCKER, Path.of("dockerd"));
        var running = new Availability.Answers(DOCKER, "28.1");

        assertThat(Engine.way(own)).contains("as processes");
        assertThat(DemoNode.builder(own)).contains("a Docker engine of the demo's own");
        assertThat(Engine.way(running)).contains("as containers: Docker engine 28.1 responds");
        assertThat(DemoNode.builder(running)).contains("by Docker engine 28.1, which responds");
    }

    private static WorkflowRun.Outcome outcome(String action, Map<String, String> outputs) {
        return new WorkflowRun.Outcome(
                new UsesStep("1", action, action, Map.of()),
                new StepResult(0, "", outputs, Map.of(), Map.of(), "", "", List.of(), Set.of()),
                Duration.ofSeconds(1));
    }
}
