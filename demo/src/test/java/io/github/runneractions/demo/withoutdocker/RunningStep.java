package io.github.runneractions.demo.withoutdocker;

import io.github.runneractions.sandbox.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A machine, and the process of a step on it. */
final class RunningStep implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Machine machine;
    private final ChildProcess process;
    private final Path log;

    private RunningStep(Machine machine, ChildProcess process, Path log) {
        this.machine = machine;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param script of the action
     * @param folder the machine's
     * @param variables more than GitHub's runner sets everywhere
     */
    static RunningStep step(Machine machine, Path script, Path folder, Map<String, String> variables) {
        try {
            var all = new LinkedHashMap<String, String>();
            all.put("RUNNER_TOOL_CACHE", cache(folder).toString());
            all.put("RUNNER_ACTIONS_HOME", folder.resolve("opt").toString());
            all.putAll(variables);
            var log = Files.createTempFile(Files.createDirectories(folder), "step", ".log");
            return new RunningStep(machine, machine.command(script, all, log).start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of {@code RUNNER_TOOL_CACHE}. */
    static Path cache(Path folder) {
        return folder.resolve("_tool");
    }

    /** Waits for a text in its log. */
    void await(String text) {
        process.awaitReady(LIMIT, () -> said().contains(text));
    }

    void signal(String name) {
        machine.signal(process, name);
    }

    int exitCode() {
        return process.awaitExit(LIMIT);
    }

    /** All that it has written. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
