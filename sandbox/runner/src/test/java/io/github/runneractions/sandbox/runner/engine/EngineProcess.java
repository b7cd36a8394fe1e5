package io.github.runneractions.sandbox.runner.engine;

import io.github.runneractions.sandbox.process.AtExit;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A JVM of its own with a private engine and a container in it.
 *
 * @param jvm lives until it is ended
 */
record EngineProcess(Process jvm) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Arguments: the docker program, the cache folder, the folder of the hello action, the file that says it is ready. */
    public static void main(String[] args) throws Exception {
        var engine = DockerEngine.startPrivate(Path.of(args[0]), Path.of(args[1]), System.out::println);
        engine.build(Path.of(args[2]), "hello:other");
        new DockerClient(engine.client(), engine.variables())
                .run(
                        LIMIT,
                        "run",
                        "--detach",
                        "--rm",
                        "--volume",
                        "of-other:/tmp/volume",
                        "--network",
                        "host",
                        "--env",
                        "INPUT_WAIT-FOR=never",
                        "--env",
                        "GITHUB_OUTPUT=/tmp/x",
                        "hello:other");
        Files.writeString(Path.of(args[3]), "ready");
        new CountDownLatch(1).await();
    }

    static EngineProcess start(Path docker, Path cache, HelloAction action, Path ready) throws IOException {
        var command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                docker.toString(),
                cache.toString(),
                action.folder().toString(),
                ready.toString());
        var log = ready.resolveSibling(ready.getFileName() + ".log");
        var jvm = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        AtExit.close(jvm::destroy);
        Await.until("the other JVM's engine to run: " + Files.readString(log), () -> Files.exists(ready), LIMIT);
        return new EngineProcess(jvm);
    }

    /** Ends it as an interruption does. */
    @Override
    public void close() {
        jvm.destroy();
        jvm.onExit().join();
    }

    /** Ends it without a chance to clean up. */
    void kill() {
        jvm.destroyForcibly();
        jvm.onExit().join();
    }
}
