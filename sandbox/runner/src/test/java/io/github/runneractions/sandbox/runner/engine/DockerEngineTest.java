package io.github.runneractions.sandbox.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("docker")
@ExtendWith(EngineExtension.class)
class DockerEngineTest {

    private static final String BASE = "gcr.io/distroless/base-nossl-debian12:nonroot";

    private final DockerEngine engine;

    DockerEngineTest(DockerEngine engine) {
        this.engine = engine;
    }

    @Test
    void buildsOnALocalBaseImageWithoutARegistry(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("greeting"), "hello");
        Files.writeString(folder.resolve("Dockerfile"), "FROM " + BASE + "\nCOPY greeting /greeting\n");

        engine.build(folder, "runner-actions-greeting:test");

        assertThat(engine.has("runner-actions-greeting:test")).isTrue();
        assertThat(engine.has("runner-actions-greeting:other")).isFalse();
    }

    @Test
    void buildsAPinnedImage(@TempDir Path folder) throws IOException {
        var pinned = Files.readString(Tools.repository().resolve("app-token-action/Dockerfile"));
        Files.writeString(folder.resolve("greeting"), "hello");
        Files.writeString(
                folder.resolve("Dockerfile"),
                pinned.replace("target/image", "greeting").replace("ADD target/runtime.tar /", ""));

        engine.build(folder, "runner-actions-pinned:test");

        assertThat(engine.has("runner-actions-pinned:test")).isTrue();
    }

    @Test
    void reportsWhyABuildFailed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM " + BASE + "\nCOPY nowhere /\n");

        assertThatThrownBy(() -> engine.build(folder, "runner-actions-failing:test"))
                .isInstanceOf(EngineFailed.class)
                .hasMessageStartingWith("docker build ended with status 1:")
                .hasMessageContaining("nowhere");
    }

    @Test
    void removesContainersByName() {
        engine.ensure(BASE);
        var docker = new DockerClient(engine.client(), engine.variables());
        docker.run(Duration.ofMinutes(1), "create", "--name", "left-over", "--label", engine.label(), BASE, "-");
        assertThat(engine.containers()).hasSize(1);

        engine.remove("left-over");

        assertThat(engine.containers()).isEmpty();
        assertThatCode(() -> engine.remove("left-over")).doesNotThrowAnyException();
    }
}
