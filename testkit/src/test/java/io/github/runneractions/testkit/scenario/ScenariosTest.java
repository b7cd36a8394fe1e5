package io.github.runneractions.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.standin.StandIn;
import io.github.runneractions.sandbox.scenario.ScenarioEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios of the stand-in action, run from the class path. */
@ExtendWith(ChecksOnly.class)
class ScenariosTest {

    private static final String EXPECTED = """
            === main: exit code 0
            --- stdout
            GitHub answers 200
            Hello, world, it is <time>
            --- outputs
            greeting=Hello, world
            --- state
            main=world
            --- summary
            Greeted **world**
            --- requests
            GET /rate_limit -> 200
            === post: exit code 0
            --- stdout
            Said goodbye to world
            """;

    private static final String SECRET = "kube-0123456789abcdef";

    @TempDir
    Path repository;

    private Path action = Path.of("");
    private Path scenario = Path.of("");
    private ScenarioEnvironment environment = ScenarioEnvironment.none();

    @BeforeEach
    void layOut() throws IOException {
        action = StandIn.in(repository, "greet-action");
        scenario = Files.createDirectories(action.resolve("src/test/resources/scenarios/world"));
        write("env", "INPUT_WHO=world\n");
        write("scenario.yaml", "post: true\n");
        write("expected.txt", EXPECTED);
    }

    @Test
    void succeedWhenAllIsAsExpected() throws Throwable {
        run();
    }

    @Test
    void failOnADifference() throws IOException {
        write("env", "INPUT_WHO=moon\n");

        assertThatThrownBy(this::run)
                .hasMessageContaining("+greeting=Hello, moon")
                .hasMessageContaining("-Dscenario=world");
    }

    @Test
    void failWithoutAnExpectation() throws IOException {
        Files.delete(scenario.resolve("expected.txt"));

        assertThatThrownBy(this::run).hasMessageContaining("expected.txt does not exist");
    }

    @Test
    void failOnALeakWhateverIsExpected() throws IOException {
        write("env", "INPUT_WHO=world\nINPUT_SECRET=${key.pkcs1}\nINPUT_LEAK=stderr\n");

        assertThatThrownBy(this::run).hasMessageContaining("A secret is in the log");
    }

    @Test
    void failOnALeakBesideTheAction() {
        environment = new ScenarioEnvironment() {

            @Override
            public Set<String> secrets() {
                return Set.of(SECRET);
            }

            @Override
            public Map<String, String> readable() {
                return Map.of("Pod x", ".spec: one\n.metadata: with " + SECRET);
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(this::run)
                .hasMessageContaining("A secret leaks:\nA secret is in Pod x: .metadata: with " + SECRET);
    }

    @Test
    void knowTheTokensTheySpeakOf() throws IOException {
        write("env", "INPUT_WHO=world\nINPUT_SECRET=${token:deploy}\nINPUT_LEAK=stdout\n");

        assertThatThrownBy(this::run)
                .hasMessageContaining("A secret is in the log: The secret is ghs_")
                .hasMessageContaining("+The secret is <token:deploy>");
    }

    @Test
    void failOnAnOutputThatIsNotDeclared() throws IOException {
        write("env", "INPUT_WHO=world\nINPUT_LEAK=undeclared\n");

        assertThatThrownBy(this::run).hasMessageContaining("not declare outputs that are written:\nsurprise");
    }

    @Test
    void shareWhatStandsBesideThem() throws Throwable {
        Files.writeString(scenario.resolveSibling("env"), "INPUT_WHO=moon\nINPUT_LEAK=\n");

        run();
    }

    @Test
    void runWithoutARunner() throws Throwable {
        write("env", "INPUT_WHO=world\nINPUT_GITHUB-API-URL=${sandbox.url}\n");
        write("scenario.yaml", "runner: none\n");
        write("expected.txt", """
                === main: exit code 0
                --- stdout
                GitHub answers 200
                Hello, world, it is <time>
                --- requests
                GET /rate_limit -> 200
                """);

        run();
    }

    @Test
    void failWhereAPostStepIsWantedThatActionYmlDoesNotName() throws IOException {
        var yaml = action.resolve("action.yml");
        Files.writeString(yaml, Files.readString(yaml).replace(", post-entrypoint: /greet", ""));

        assertThatThrownBy(this::run).hasMessageContaining("names no post step");
    }

    @Test
    void failOnACommandFileThatTheRunnerCannotRead() throws IOException {
        write("env", "INPUT_WHO=world\nINPUT_LEAK=gibberish\n");

        assertThatThrownBy(this::run).hasMessageContaining("+--- problems\n+Neither name=value");
    }

    @Test
    void failWhenNoneIsThere() throws IOException {
        Files.delete(scenario.resolve("env"));
        Files.delete(scenario.resolve("scenario.yaml"));
        Files.delete(scenario.resolve("expected.txt"));
        Files.delete(scenario);

        assertThatThrownBy(this::run).hasMessageContaining("No scenario in");
    }

    private void run() throws Throwable {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var jar = action.resolve("target/greet-action.jar").toString();
        var tests = Scenarios.in(action, List.of(java, "-cp", jar, StandIn.MAIN_CLASS), environment)
                .toList();
        assertThat(tests).hasSize(1);
        tests.getFirst().getExecutable().execute();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(scenario.resolve(file), text);
    }
}
