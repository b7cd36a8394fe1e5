package io.github.runneractions.demo.life;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Runs the actions' images as the processes that their containers would be, outside of a workflow.
 *
 * @param folder keeps what they wrote
 */
record Programs(Path folder, AtomicInteger count) {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    static Programs in(Path folder) {
        return new Programs(folder, new AtomicInteger());
    }

    /** A program that has ended. */
    record Run(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Runs the image of an action. */
    Run run(String action, Map<String, String> variables) {
        var command = ActionImage.of(Tools.repository().resolve(action)).command();
        var log = folder.resolve(action + "-" + count.incrementAndGet() + ".log");
        var all = new HashMap<>(variables);
        all.put("RUNNER_TEMP", folder.toString());
        try (ChildProcess process = Command.of(Path.of(command.getFirst()), log)
                .with(command.subList(1, command.size()))
                .with(all)
                .start()) {
            return new Run(process.awaitExit(LIMIT), Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that they have written, by the names of the files. */
    Map<String, String> logs() {
        try (Stream<Path> files = Files.list(folder)) {
            var logs = new HashMap<String, String>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                logs.put(file.getFileName().toString(), Files.readString(file));
            }
            return logs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
