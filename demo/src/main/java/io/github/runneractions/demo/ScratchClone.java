package io.github.runneractions.demo;

import io.github.runneractions.sandbox.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A clone of a repository's last commit, in which scripts run.
 *
 * @param folder the clone's
 * @param variables what scripts see in addition to this process's environment
 */
record ScratchClone(Path folder, Map<String, String> variables) {
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** @param folder does not exist yet */
    static ScratchClone of(Path repository, Path folder, Map<String, String> variables) {
        var clone = new ScratchClone(folder, variables);
        run(
                folder.resolveSibling("clone.log"),
                repository,
                Map.of(),
                "git",
                "clone",
                "--quiet",
                "--no-hardlinks",
                repository.toString(),
                folder.toString());
        return clone;
    }

    /**
     * Runs a program in it.
     *
     * @return what it wrote
     * @throws IllegalStateException with the end of that, when it fails
     */
    String run(String program, String... arguments) {
        return run(folder.resolveSibling("script.log"), folder, variables, program, arguments);
    }

    private static String run(
            Path log, Path folder, Map<String, String> variables, String program, String... arguments) {
        try {
            Files.deleteIfExists(log);
            try (var process = Command.of(Path.of(program), log)
                    .with(arguments)
                    .with(variables)
                    .in(folder)
                    .start()) {
                if (process.awaitExit(LIMIT) != 0) {
                    throw new IllegalStateException(
                            program + " " + String.join(" ", arguments) + " failed:\n" + process.tail());
                }
                return Files.readString(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
