package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessStepTest {

    private static final StepDefinition DEFINITION = StepDefinition.with(Map.of("private-key", "one\ntwo"));

    private final List<String> shown = new ArrayList<>();
    private Job job;

    @BeforeEach
    void startJob(@TempDir Path folder) {
        job = Job.in(folder);
    }

    @Test
    void setsTheVariablesOfTheContainer() {
        var result = step("printenv INPUT_PRIVATE-KEY GITHUB_ACTIONS CI GITHUB_WORKSPACE; pwd")
                .main(DEFINITION);

        assertThat(result.transcript().lines())
                .containsExactly(
                        "one",
                        "two",
                        "true",
                        "true",
                        job.workspace().toString(),
                        job.workspace().toString());
    }

    @Test
    void returnsOutputsStateAndSummary() {
        var result = step("""
                echo "old=1" >>"$GITHUB_OUTPUT"
                printf 'text<<END\\na\\nb\\nEND\\n' >>"$GITHUB_OUTPUT"
                echo "::set-output name=old::0"
                echo "::set-output name=older::2"
                echo "saved=3" >>"$GITHUB_STATE"
                echo "X=4" >>"$GITHUB_ENV"
                echo "/opt/x" >>"$GITHUB_PATH"
                echo "# Done" >>"$GITHUB_STEP_SUMMARY"
                echo "::notice::well" >&2
                exit 4
                """).main(DEFINITION);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.outputs()).isEqualTo(Map.of("old", "1", "text", "a\nb", "older", "2"));
        assertThat(result.state()).isEqualTo(Map.of("saved", "3"));
        assertThat(result.environment()).isEqualTo(Map.of("X", "4"));
        assertThat(result.path()).isEqualTo("/opt/x\n");
        assertThat(result.summary()).isEqualTo("# Done\n");
        assertThat(result.messages(Annotation.NOTICE)).containsExactly("well");
        assertThat(shown).containsExactly("Notice: well");
    }

    @Test
    void seesTheCommandLinesOfAllItsProcesses() {
        var lines = new AtomicInteger();
        var script = "/bin/sh -c 'until [ -e enough ]; do echo up; sleep 0.02; done' below; true";
        var step = new ProcessStep(List.of("/bin/bash", "-c", script), action(Optional.empty()), job, _ -> {
            if (lines.incrementAndGet() == 10) {
                create(job.workspace().resolve("enough"));
            }
        });

        assertThat(step.main(DEFINITION).commandLines())
                .anyMatch(line -> line.startsWith("/bin/sh -c until") && line.endsWith("below"));
    }

    @Test
    void failsAStepWithAMalformedCommandFile() {
        var result = step("echo nothing >>\"$GITHUB_OUTPUT\"").main(DEFINITION);

        assertThat(result.exitCode()).isZero();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.problems()).containsExactly("Neither name=value nor name<<delimiter: nothing");
    }

    @Test
    void runsThePostStepWithTheState() {
        var step = step("echo \"post=yes\" >>\"$GITHUB_STATE\"; echo \"state: $STATE_post\"");

        var main = step.main(DEFINITION);
        var post = step.post(DEFINITION, main);

        assertThat(main.transcript()).isEqualTo("state: \n");
        assertThat(post).hasValueSatisfying(it -> assertThat(it.transcript()).isEqualTo("state: yes\n"));
    }

    @Test
    void hasNoPostStepWhenActionYmlNamesNone() {
        var step = new ProcessStep(List.of("/bin/true"), action(Optional.empty()), job, shown::add);

        assertThat(step.post(DEFINITION, step.main(DEFINITION))).isEmpty();
    }

    @Test
    void endsAStepAtItsLimitWithoutPrintingSecrets() {
        var step = step("echo ::add-mask::s3cret; echo it is s3cret; exec sleep 600");

        assertThatThrownBy(() -> step.main(DEFINITION.limit(Duration.ofMillis(500))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Test did not end within")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void leavesNoCommandFileBehind() throws IOException {
        step("echo a=b >>\"$GITHUB_OUTPUT\"").main(DEFINITION);

        assertThat(job.fileCommands()).isEmptyDirectory();
        try (var files = Files.list(job.folder())) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("_work");
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Step step(String script) {
        return new ProcessStep(List.of("/bin/bash", "-c", script), action(Optional.of("/x")), job, shown::add);
    }

    private static ActionYaml action(Optional<String> post) {
        var runs = ActionYaml.Runs.docker(Optional.of("Dockerfile"), post);
        return new ActionYaml("Test", "", Map.of(), Map.of(), runs);
    }
}
