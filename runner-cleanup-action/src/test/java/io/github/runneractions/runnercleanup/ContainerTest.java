package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.step.ContainerStep;
import io.github.runneractions.sandbox.runner.step.Job;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.runner.step.UnattendedContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The image in a real Docker engine: as GitHub's runner runs it, and as a CronJob does. */
@Tag("docker")
@ExtendWith(EngineExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerTest {
    private static final String IMAGE = "runner-cleanup-action:test";
    private static final Path ACTION = Path.of("").toAbsolutePath();
    private static final ActionYaml YAML = ActionYaml.read(ACTION.resolve("action.yml"));
    private static final String DEAD = "demo-7c9d8f6b54-x2x4q";
    private static final String LIVING = "demo-5b6c9d7f8-bcdfg";

    private final DockerEngine engine;
    private GitHubSandbox sandbox;
    private Job job;

    ContainerTest(DockerEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void build() {
        engine.build(ACTION, IMAGE);
    }

    @BeforeEach
    void fleet(@TempDir Path folder) {
        sandbox = GitHubSandbox.start();
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(CleanupRun.TOKEN, "octocat", Set.of("repo"));
        sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", DEAD, Status.OFFLINE, "self-hosted"));
        sandbox.world().addRunner(RegisteredRunner.of("acme/widgets", LIVING, Status.ONLINE, "self-hosted"));
        job = Job.in(folder).with("api_url", sandbox.url().toString());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void cleansUpAsAStep() {
        var result = new ContainerStep(engine, IMAGE, YAML, job, _ -> {})
                .main(StepDefinition.with(Map.of("token", CleanupRun.TOKEN, "release", "demo", "offline-for", "1s")));

        assertThat(result.succeeded()).as(result.transcript()).isTrue();
        assertThat(result.outputs()).containsEntry("deleted", "1").containsEntry("deleted-names", "[\"" + DEAD + "\"]");
        assertThat(result.summary()).contains("| " + DEAD + " | 1 | removed |");
        assertThat(left()).containsExactly(LIVING);
    }

    @Test
    void cleansUpAsACronJob() {
        var variables = Map.of(
                "INPUT_TOKEN", CleanupRun.TOKEN,
                "INPUT_REPOSITORY", "acme/widgets",
                "INPUT_RELEASE", "demo",
                "INPUT_OFFLINE_FOR", "1s",
                "INPUT_GITHUB_API_URL", sandbox.url().toString());
        var definition = new StepDefinition(Map.of(), variables, Duration.ofMinutes(2));

        var result = new UnattendedContainer(engine, IMAGE, YAML, job, Map.of(), _ -> {}).main(definition);

        assertThat(result.exitCode()).as(result.transcript()).isZero();
        assertThat(result.transcript())
                .contains("Removed 1 runner: " + DEAD, "deleted=1")
                .doesNotContain("::", CleanupRun.TOKEN);
        assertThat(result.outputs()).isEmpty();
        assertThat(left()).containsExactly(LIVING);
    }

    private List<String> left() {
        return sandbox.world().runners().of(RunnerPlace.of("acme/widgets")).stream()
                .map(RegisteredRunner::name)
                .toList();
    }
}
