package io.github.runneractions.sandbox.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.tools.Cache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateEngineTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TemporaryFolder temporary = TemporaryFolder.create("engine-test");
    private Path cache = temporary.path();
    private Path docker;
    private HelloAction action;

    @BeforeAll
    void findEngine() throws IOException {
        assumeTrue(EngineSearch.look() instanceof Availability.Startable, "no private engine is started here");
        docker = ((Availability.Startable) EngineSearch.look()).client();
        action = HelloAction.in(Files.createDirectory(temporary.path().resolve("hello")));
    }

    /** An empty one, but for the stand-ins that were made already. */
    @BeforeEach
    void makeCache(TestInfo test) throws IOException {
        cache = Files.createDirectory(
                temporary.path().resolve(String.valueOf(test.getDisplayName().hashCode())));
        Files.createDirectories(Cache.folder().resolve("images"));
        Files.createSymbolicLink(cache.resolve("images"), Cache.folder().resolve("images"));
    }

    @AfterAll
    void deleteFolder() {
        temporary.close();
    }

    @Test
    void leavesNothingBehind() {
        Traces traces;
        try (var engine = start()) {
            engine.build(action.folder(), "hello:left");
            new DockerClient(docker, engine.variables())
                    .run(LIMIT, "run", "--detach", "--network", "host", "--env", "INPUT_WAIT-FOR=never", "hello:left");
            traces = Traces.of(folder(0));
            assertThat(traces.cgroups()).isNotEmpty();
        }

        assertThat(traces.left()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheJvmIsInterrupted() throws IOException {
        var other = startInOtherJvm("interrupted");
        var traces = Traces.of(folder(0));

        other.close();

        assertThat(traces.left()).isEmpty();
    }

    @Test
    void isCleanedUpByTheNextEngineIfTheJvmIsKilled() throws IOException {
        var other = startInOtherJvm("killed");
        var traces = Traces.of(folder(0));

        other.kill();

        Await.until(
                "the killed JVM's engine to be gone: " + traces.left(),
                () -> traces.left().stream().allMatch(it -> it.startsWith("cgroup") || it.startsWith("socket")),
                LIMIT);
        // While the last process ends, it holds the folder's lock, and the next engine takes another folder.
        Await.until(
                "an engine in the folder of the killed one",
                () -> {
                    try (var engine = start()) {
                        return traces.cgroups().isEmpty()
                                && engine.docker("volume", "ls", "--quiet").isEmpty();
                    }
                },
                LIMIT);
        assertThat(traces.left()).isEmpty();
    }

    @Test
    void sharesNothingWithTheEngineOfAnotherJvm() throws IOException {
        try (var engine = start()) {
            engine.build(action.folder(), "hello:mine");

            try (var _ = startInOtherJvm("second")) {
                assertThat(engine.has("hello:other")).isFalse();
                assertThat(Traces.of(folder(1)).namespace())
                        .isNotEqualTo(Traces.of(folder(0)).namespace());
            }

            assertThat(engine.has("hello:mine")).isTrue();
        }
    }

    @Test
    void keepsImagesForTheNextEngine() {
        try (var engine = start()) {
            engine.build(action.folder(), "hello:kept");
        }

        try (var engine = start()) {
            assertThat(engine.has("hello:kept")).isTrue();
        }
    }

    private DockerEngine start() {
        return DockerEngine.startPrivate(docker, cache, System.err::println);
    }

    private EngineProcess startInOtherJvm(String name) throws IOException {
        return EngineProcess.start(docker, cache, action, cache.resolve(name));
    }

    private Path folder(int number) {
        return cache.resolve("engine").resolve(String.valueOf(number));
    }
}
