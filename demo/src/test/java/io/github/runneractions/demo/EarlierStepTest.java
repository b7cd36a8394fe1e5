package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.engine.EngineFailed;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.step.Job;
import io.github.runneractions.sandbox.runner.step.ProcessStep;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A step that runs before an action can set any variable of the action's process. None has code of that step run beside
 * the action's secrets, and none changes what the action does: its inputs are wrong here, and it says so.
 */
class EarlierStepTest {
    private static final String ACTIONS =
            "app-token-action,registration-token-action,deploy-action,runner-cleanup-action";
    private static final String SPY = "-Xbootclasspath/a:spy.jar -Djava.system.class.loader=" + Spy.class.getName();

    /** One variable each, with paths below the workspace. */
    private static final Map<String, String> VARIABLES = Map.of(
            "JAVA_TOOL_OPTIONS",
            SPY,
            "_JAVA_OPTIONS",
            SPY,
            "JDK_JAVA_OPTIONS",
            SPY,
            // The loader says on standard error that there is no such file.
            "LD_PRELOAD",
            "/github/workspace/spy.so",
            "LD_AUDIT",
            "/github/workspace/spy.so",
            // The loader lists libraries instead of starting the program, and ends well.
            "LD_TRACE_LOADED_OBJECTS",
            "1",
            "LD_DEBUG",
            "files",
            "STATE_main-started",
            "true",
            "STATE_token",
            "ghs_0123456789abcdefghij");

    private Job job;

    @BeforeEach
    void plant(@TempDir Path folder) throws IOException {
        job = Job.in(folder);
        var file = Spy.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(job.workspace().resolve("spy.jar")));
                var spy = Files.newInputStream(Path.of("target/test-classes").resolve(file))) {
            jar.putNextEntry(new JarEntry(file));
            spy.transferTo(jar);
        }
    }

    static Stream<Arguments> variables() {
        return Stream.of(ACTIONS.split(",", -1))
                .flatMap(action -> VARIABLES.keySet().stream()
                        // The test's own programs would obey those of the loader.
                        .filter(name -> !name.startsWith("LD_"))
                        .sorted()
                        .map(name -> Arguments.of(action, name)));
    }

    @Nested
    @Tag("real")
    class InProcesses {
        @ParameterizedTest
        @MethodSource("io.github.runneractions.demo.EarlierStepTest#variables")
        void changesNothing(String action, String variable) {
            var yaml = ActionYaml.read(home(action).resolve("action.yml"));
            var step = new ProcessStep(ActionImage.of(home(action)).command(), yaml, job, _ -> {});
            var definition = StepDefinition.with(Map.of());
            var without = step.main(definition);

            var with = step.main(definition.env(variable, VARIABLES.getOrDefault(variable, "")));

            assertThat(with.transcript()).isEqualTo(without.transcript()).contains("Inputs are missing or malformed");
            assertThat(with.exitCode()).isEqualTo(2);
        }
    }

    @Nested
    @Tag("docker")
    @ExtendWith(EngineExtension.class)
    @ResourceLock("the Docker engine")
    class InContainers {
        @ParameterizedTest
        @ValueSource(strings = {"app-token-action", "deploy-action"})
        void changesNothing(String action, DockerEngine engine) {
            engine.build(home(action), action + ":dev");

            assertThat(run(engine, action + ":dev", VARIABLES))
                    .isEqualTo(run(engine, action + ":dev", Map.of()))
                    .contains("ended with status 2", "Inputs are missing or malformed");
        }

        /** What the engine says of the container's end. Not as a step: the loader's variables are for the container alone. */
        private String run(DockerEngine engine, String image, Map<String, String> variables) {
            var words = new ArrayList<>(List.of("run", "--rm", "--network", "none", "--workdir", "/github/workspace"));
            words.addAll(List.of("-v", job.workspace() + ":/github/workspace", "-e", "GITHUB_ACTIONS=true"));
            variables.forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
            words.add(image);
            try {
                return engine.docker(words.toArray(String[]::new));
            } catch (EngineFailed e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    private static Path home(String action) {
        return Tools.repository().resolve(action);
    }

    /** What the earlier step has run: it tells that it sees the variables. */
    public static final class Spy extends ClassLoader {
        /** Java asks for this one. */
        public Spy(ClassLoader parent) {
            super(parent);
            System.out.println("The spy sees " + System.getenv().keySet());
        }
    }
}
