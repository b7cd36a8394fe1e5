package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Helm as a child process. The only class that starts one. */
public final class HelmCli implements Helm {
    static final Topic MISSING = new Topic("Helm is not in the image");

    private final Path program;
    private final HelmWorkspace workspace;
    private final Map<String, String> variables;
    private @Nullable Process running;
    private boolean cancelled;

    /** Runs {@code program} in {@code workspace}; of {@code environment} it gets only the proxies and trusted certificates. */
    public HelmCli(Path program, HelmWorkspace workspace, Environment environment) {
        this.program = program;
        this.workspace = workspace;
        this.variables = workspace.variables(environment);
    }

    @Override
    public Helm.Exit run(HelmCommand command, Consumer<String> lines) {
        var process = start(command);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var output = CompletableFuture.supplyAsync(
                    () -> read(process.inputReader(StandardCharsets.UTF_8), lines), threads);
            var errors = CompletableFuture.supplyAsync(
                    () -> read(process.errorReader(StandardCharsets.UTF_8), lines), threads);
            return new Helm.Exit(process.onExit().join().exitValue(), output.join(), errors.join());
        } finally {
            ended();
        }
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (running == null) {
            // Helm does not start any more, and the run may be killed before it ends.
            workspace.close();
        } else {
            // SIGTERM, upon which Helm rolls back. Not by the Process, which would close its outputs too.
            running.toHandle().destroy();
        }
    }

    private synchronized Process start(HelmCommand command) {
        if (cancelled) {
            throw new TimedOut(
                    HelmCauses.CANCELLED,
                    "Tried to start Helm, but the run was cancelled.",
                    "Run the step again to deploy.");
        }
        var builder = new ProcessBuilder(program.toString());
        builder.command().addAll(command.arguments());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            running = builder.start();
            return running;
        } catch (IOException e) {
            throw new ToolFailed(
                    MISSING,
                    "Tried to start " + program + ", but it could not be run.",
                    "Use the action's image unchanged; in your own build, run `make images`, which puts Helm into target/image.",
                    e);
        }
    }

    private synchronized void ended() {
        running = null;
    }

    private static String read(BufferedReader reader, Consumer<String> lines) {
        var text = new StringBuilder();
        try (reader) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
                text.append(line).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
