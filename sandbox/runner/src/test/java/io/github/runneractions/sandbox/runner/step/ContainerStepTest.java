package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.sandbox.process.Processes;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.engine.HelloAction;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("docker")
@ExtendWith(EngineExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerStepTest {

    private static final String IMAGE = "runner-actions-hello:test";
    private static final String KEY = "-----BEGIN KEY-----\nMIIE \"quoted\" $HOME\n\nend\n";
    private static final StepDefinition DEFINITION = StepDefinition.with(Map.of("private-key", KEY));

    private final List<String> shown = new ArrayList<>();
    private final DockerEngine engine;
    private HelloAction action;
    private Job job;

    ContainerStepTest(DockerEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void buildImage(@TempDir Path folder) throws IOException {
        action = HelloAction.in(folder);
        engine.build(folder, IMAGE);
    }

    @BeforeEach
    void startJob(@TempDir Path folder) {
        shown.clear();
        job = Job.in(folder).with("actor", "mona").with("token", "ghs_of-the-job");
    }

    @Test
    void givesTheStepWhatGithubsRunnerGives() throws IOException {
        step().main(DEFINITION.env("GREETING", "from the workflow"));

        var given = given("main");
        assertThat(given.get("folder").textValue()).isEqualTo("/github/workspace");
        assertThat(given.get("arguments")).map(JsonNode::textValue).containsExactly("--who=mona", "");
        assertThat(given.get("engine").textValue()).isEqualTo("HTTP/1.0 200 OK");
        assertThat(variables("main"))
                .containsEntry("INPUT_PRIVATE-KEY", KEY)
                .containsEntry("INPUT_WHO", "mona")
                .containsEntry("INPUT_WAIT-FOR", "")
                .containsEntry("GREETING", "from the workflow")
                .containsEntry("HOME", "/github/home")
                .containsEntry("GITHUB_WORKSPACE", "/github/workspace")
                .containsEntry("GITHUB_EVENT_PATH", "/github/workflow/event.json")
                .containsEntry("GITHUB_REPOSITORY", "acme/widgets")
                .containsEntry("RUNNER_TEMP", "/github/runner_temp")
                .containsEntry("RUNNER_OS", "Linux")
                .containsEntry("GITHUB_ACTIONS", "true")
                .containsEntry("CI", "true")
                .doesNotContainKeys("GITHUB_TOKEN", "DOCKER_HOST", "TMPDIR");
        assertThat(variables("main").get("GITHUB_OUTPUT")).startsWith("/github/file_commands/set_output_");
    }

    @Test
    void bringsBackWhatTheStepSays() {
        var result = step().main(DEFINITION);

        assertThat(result.succeeded()).as(result.transcript()).isTrue();
        assertThat(result.outputs()).containsExactly(Map.entry("greeting", "hello\nmona"));
        assertThat(result.state()).containsExactly(Map.entry("seen", "main"));
        assertThat(result.environment()).containsExactly(Map.entry("GREETED", "yes"));
        assertThat(result.summary()).isEqualTo("# Hello\n");
        assertThat(result.messages(Annotation.WARNING)).containsExactly("hello from standard error");
        assertThat(result.masks()).contains(KEY, "-----BEGIN KEY-----", "MIIE \"quoted\" $HOME", "end");
    }

    @Test
    void hidesSecretsInWhatItShows() {
        var result = step().main(DEFINITION);

        assertThat(result.transcript()).contains("the key is -----BEGIN KEY-----");
        assertThat(shown).anyMatch(line -> line.endsWith("***")).noneMatch(line -> line.contains("KEY"));
    }

    @Test
    void runsThePostStepWithTheStateOfTheMainStep() throws IOException {
        var main = step().main(DEFINITION);

        var post = step().post(DEFINITION, main);

        assertThat(post)
                .hasValueSatisfying(result -> assertThat(result.transcript()).contains("post step after main"));
        assertThat(given("post").get("arguments")).isEqualTo(given("main").get("arguments"));
        assertThat(variables("post")).containsEntry("STATE_seen", "main").containsEntry("INPUT_PRIVATE-KEY", KEY);
    }

    @Test
    void tellsAFailedStep() {
        var result = step().main(StepDefinition.with(Map.of("private-key", KEY, "exit-code", "3")));

        assertThat(result.succeeded()).isFalse();
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.messages(Annotation.ERROR)).containsExactly("asked to fail");
    }

    @Test
    void keepsValuesOutOfArguments() {
        var commandLines = new ArrayList<String>();
        var waiting = new ContainerStep(engine, IMAGE, action.yaml(), job, line -> {
            if (line.equals("waiting")) {
                commandLines.addAll(Processes.commandLines());
                create(job.workspace().resolve("go-on"));
            }
        });

        waiting.main(StepDefinition.with(Map.of("private-key", KEY, "wait-for", "go-on")));

        assertThat(commandLines).anyMatch(line -> line.contains(IMAGE)).noneMatch(line -> line.contains("quoted"));
    }

    @Test
    void endsAStepAtItsLimit() {
        var definition = StepDefinition.with(Map.of("private-key", KEY, "wait-for", "never"));

        assertThatThrownBy(() -> step().main(definition.limit(Duration.ofSeconds(3))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Hello did not end within 3 s; its last output:")
                .hasMessageContaining("waiting")
                .hasMessageNotContaining("quoted");
        assertThat(engine.containers()).isEmpty();
    }

    private Step step() {
        return new ContainerStep(engine, IMAGE, action.yaml(), job, shown::add);
    }

    private JsonNode given(String stage) throws IOException {
        return new ObjectMapper()
                .readTree(job.workspace().resolve(stage + ".json").toFile());
    }

    private Map<String, String> variables(String stage) throws IOException {
        return new ObjectMapper().convertValue(given(stage).get("variables"), new TypeReference<>() {});
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
