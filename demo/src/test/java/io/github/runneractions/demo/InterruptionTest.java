package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.process.Processes;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo leaves nothing behind when it is interrupted in the midst of the deployment. */
class InterruptionTest {
    /** For the first time on a machine, the demo makes a base image and the runner image. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");

    @TempDir
    Path folder;

    @Nested
    @Tag("docker")
    @ExtendWith(EngineExtension.class)
    @ResourceLock("the Docker engine")
    class InContainers {
        @ParameterizedTest
        @ValueSource(strings = {"INT", "TERM"})
        void leavesNothing(String signal, DockerEngine engine) throws IOException {
            engine.ensure("gcr.io/distroless/base-nossl-debian12:nonroot");
            var before = engine.docker("ps", "--all", "--quiet");

            assertThat(interrupted(signal, engine.variables())).contains("as containers");

            assertThat(engine.docker("ps", "--all", "--quiet")).isEqualTo(before);
        }
    }

    @Nested
    @Tag("real")
    class InProcesses {
        @ParameterizedTest
        @ValueSource(strings = {"INT", "TERM"})
        void leavesNothing(String signal) throws IOException {
            assertThat(interrupted(signal, Map.of("DOCKER_HOST", "unix:///nowhere")))
                    .contains("from their target/image folders");
        }
    }

    /** Runs the demo until it deploys, interrupts it, and gives what it said. */
    private String interrupted(String signal, Map<String, String> variables) throws IOException {
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var log = folder.resolve("demo.log");
        var demo = Command.of(JAVA, log)
                .with("-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"))
                .with(Demo.class.getName())
                .with(variables)
                .in(Tools.repository());
        try (var process = demo.start()) {
            process.awaitReady(LIMIT, () -> Files.readString(log).contains("Deploying release widgets"));
            assertThat(processes(temporary)).isNotEmpty();

            process.signal(signal);

            assertThat(process.awaitExit(LIMIT)).isEqualTo(signal.equals("INT") ? 130 : 143);
        }
        Await.until(
                "the demo's processes to end: " + processes(temporary),
                () -> processes(temporary).isEmpty(),
                LIMIT);
        assertThat(temporary).isEmptyDirectory();
        assertThat(log).content().doesNotContain("Exception");
        return Files.readString(log);
    }

    private static List<String> processes(Path used) {
        return Processes.mentioning(used).stream()
                .filter(line -> !line.contains(Demo.class.getName()))
                .toList();
    }
}
