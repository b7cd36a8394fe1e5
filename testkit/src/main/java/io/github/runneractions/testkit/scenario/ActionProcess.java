package io.github.runneractions.testkit.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A program run to its end with nothing but the environment it is given.
 *
 * <p>Not started through a shell, which would drop variables such as {@code INPUT_PRIVATE-KEY}.
 *
 * @param arguments command lines of the program and of every process below it, as far as one was seen
 */
record ActionProcess(int exitCode, String stdout, String stderr, Set<String> arguments) {

    /** Helm, the one program that an action starts, takes longer; looking more often costs more than the action. */
    private static final Duration SAMPLING = Duration.ofMillis(50);

    /**
     * Runs it.
     *
     * @param directory its working directory
     * @param scratch an existing folder for what it writes
     * @throws IllegalStateException with what it wrote, when it has not ended within the limit
     */
    static ActionProcess run(
            List<String> command, Map<String, String> environment, Path directory, Path scratch, Duration limit)
            throws IOException, InterruptedException {
        var stdout = scratch.resolve("stdout");
        var stderr = scratch.resolve("stderr");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        try {
            var seen = watch(process, limit);
            return new ActionProcess(process.exitValue(), Files.readString(stdout), Files.readString(stderr), seen);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    e.getMessage() + "\n" + Files.readString(stdout) + Files.readString(stderr), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Set<String> watch(Process process, Duration limit) throws InterruptedException {
        var seen = new TreeSet<String>();
        long end = System.nanoTime() + limit.toNanos();
        while (!process.waitFor(SAMPLING.toMillis(), TimeUnit.MILLISECONDS)) {
            seen.add(commandLine(process.pid()));
            process.descendants().forEach(child -> seen.add(commandLine(child.pid())));
            if (System.nanoTime() > end) {
                throw new IllegalStateException("It did not end within " + limit.toSeconds() + " s; it wrote:");
            }
        }
        return Collections.unmodifiableSet(seen);
    }

    private static String commandLine(long pid) {
        try {
            // ProcessHandle.Info cuts long ones.
            return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
        } catch (IOException _) {
            return "";
        }
    }
}
