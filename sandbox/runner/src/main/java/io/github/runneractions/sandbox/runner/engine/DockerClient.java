package io.github.runneractions.sandbox.runner.engine;

import io.github.runneractions.sandbox.process.AtExit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The docker command line, for calls that hold no secret.
 *
 * @param program the client
 * @param variables tell it which engine to talk to
 */
record DockerClient(Path program, Map<String, String> variables) {

    private static final int TAIL_LINES = 20;

    /**
     * Runs a command.
     *
     * @return its standard output
     * @throws EngineFailed with the end of what it wrote, when it fails or reaches the limit
     */
    String run(Duration limit, String... words) {
        return run(limit, List.of(words));
    }

    /** Like {@link #run(Duration, String...)}, with the words in a list. */
    String run(Duration limit, List<String> words) {
        var process = start(words);
        AutoCloseable kill = process::destroyForcibly;
        // Not AtExit.close: containers are removed at exit.
        AtExit.closeUnlessExiting(kill);
        try {
            var output = read(process.getInputStream());
            var errors = read(process.getErrorStream());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(words, "did not end within " + limit.toSeconds() + " s", "");
            }
            if (process.exitValue() != 0) {
                throw failed(words, "ended with status " + process.exitValue(), output.join() + errors.join());
            }
            return output.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("Interrupted during docker " + words.getFirst(), e);
        } finally {
            process.destroyForcibly();
            AtExit.forget(kill);
        }
    }

    private Process start(List<String> words) {
        var builder = new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), words.stream()).toList());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        builder.environment().putAll(variables);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // In a thread of its own: a pipe that nobody empties stops the program.
    private static CompletableFuture<String> read(InputStream stream) {
        var text = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.completeExceptionally(e);
            }
        });
        return text;
    }

    private static EngineFailed failed(List<String> words, String how, String wrote) {
        var lines = wrote.lines().toList();
        var tail = String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        return new EngineFailed("docker " + words.getFirst() + " " + how + (tail.isEmpty() ? "" : ":\n" + tail));
    }
}
