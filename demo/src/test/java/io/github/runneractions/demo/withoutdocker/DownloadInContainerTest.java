package io.github.runneractions.demo.withoutdocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** In containers of the runner image of another version: with fewer rights than a test has. */
@Tag("docker")
@ExtendWith({EngineExtension.class, NeedsNodeJs.class})
@ResourceLock("the Docker engine")
class DownloadInContainerTest extends DownloadTests {
    private final DockerEngine engine;

    DownloadInContainerTest(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    Machine on(Path shared, String... options) {
        return RunnerContainer.of(engine, BakedImage.of(engine), shared, options);
    }

    @Test
    void tellsOfAFullDisk() {
        assertThat(failure(on(folder, "--tmpfs", "/full:size=64k,mode=1777"), Map.of("RUNNER_TOOL_CACHE", "/full")))
                .contains("to /full/runner-actions/", ", which has 0 MB left, but tar: ");
    }

    @Test
    void tellsOfACacheThatCannotBeWritten() {
        assertThat(failure(on(folder), Map.of("RUNNER_TOOL_CACHE", "/opt")))
                .contains("Tried to start the action, but EACCES: permission denied, access '/opt'.");
    }

    @Test
    void tellsOfAMachineWithoutANetwork() {
        assertThat(failure(
                        on(folder, "--network", "none"), Map.of("INPUT_RUNTIME-URL", "https://mirror.example.com/x")))
                .contains("but getaddrinfo EAI_AGAIN mirror.example.com.");
    }
}
