package io.github.runneractions.sandbox.runner.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.engine.HelloAction;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("docker")
@ExtendWith(EngineExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActTest {

    private static final String KEY = "-----BEGIN KEY-----\nMIIE: \"quoted\" $HOME\n";
    private static final String WORKFLOW = """
            on:
              workflow_dispatch:
                inputs:
                  exit-code:
                    default: "5"
            jobs:
              greet:
                runs-on: ubuntu-latest
                steps:
                  - uses: acme/NAME@v1
                    with:
                      private-key: ${{ secrets.KEY }}
                      who: ${{ vars.WHO }} in ${{ github.repository }} by ${{ github.api_url }}
                      exit-code: ${{ inputs.exit-code }}
            """;

    /** Act names its containers, volumes and images by workflow and action: an engine may hold those of other runs. */
    private static final String NAME =
            "hello-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private final Act act;
    private final DockerEngine engine;
    private Dispatch dispatch;

    ActTest(DockerEngine engine) {
        this.engine = engine;
        this.act = new Act(engine);
    }

    @BeforeAll
    void prepare(@TempDir Path folder) throws IOException {
        var action = HelloAction.in(Files.createDirectory(folder.resolve("hello")));
        var workflow = Files.writeString(folder.resolve(NAME + ".yml"), WORKFLOW.replace("NAME", NAME));
        dispatch = Dispatch.of(workflow, "acme/widgets")
                .using("acme/" + NAME + "@v1", action.folder())
                .secrets(Map.of("KEY", KEY))
                .vars(Map.of("WHO", "mona"))
                .on("http://127.0.0.1:9");
    }

    @Test
    void passesInputsVariablesAndSecretsToTheWorkflow() {
        var result = act.run(dispatch.inputs(Map.of("exit-code", "0")));

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.log())
                .contains(
                        "mona in acme/widgets by http://127.0.0.1:9", "MIIE: \"quoted\" $HOME", "post step after main");
    }

    @Test
    void reportsAFailedWorkflow() {
        var result = act.run(dispatch);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.log()).contains("asked to fail", "exit with `FAILURE`: 5");
    }

    @Test
    void leavesNothingInTheEngine() {
        assertThat(act.run(dispatch).log()).contains(NAME);

        assertThat(all()).noneMatch(name -> name.contains(NAME));
        assertThat(engine.containers()).isEmpty();
    }

    /** The names of all that an engine keeps. */
    private List<String> all() {
        return Stream.of(
                        engine.docker("volume", "ls", "--quiet"),
                        engine.docker("ps", "--all", "--format", "{{.Names}}"),
                        engine.docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}"))
                .flatMap(String::lines)
                .toList();
    }
}
