package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Helm as a child process. The only class that starts one. */
public final class HelmCli implements Helm {
    static final Topic MISSING = new Topic("Helm is not in the image");

    /** Helm stores no larger release: packed, it must fit into a Secret. */
    private static final int LONGEST_OUTPUT = 16 << 20;

    private static final int LONGEST_LINE = 16 << 10;

    /** The exit codes of a process that SIGTERM or SIGKILL ended. */
    private static final Set<Integer> SIGNALS = Set.of(143, 137);

    /** For what Helm has written before its end. */
    private static final Duration READ = Duration.ofSeconds(10);

    private final Path program;
    private final HelmWorkspace workspace;
    private final Map<String, String> variables;
    private @Nullable HelmProcess running;
    /** Whether a deployment was started that may have to be undone. */
    private boolean deploying;

    private boolean cancelled;
    /** Whether nothing may be undone either. */
    private boolean abandoned;
    /** By {@link System#nanoTime}. */
    private long cancelledAt;

    /** Runs {@code program} in {@code workspace}; of {@code environment} it gets only the proxies. */
    public HelmCli(Path program, HelmWorkspace workspace, Environment environment) {
        this.program = program;
        this.workspace = workspace;
        this.variables = workspace.variables(environment);
    }

    @Override
    public Helm.Exit run(HelmCommand command, Consumer<String> lines) {
        var started = start(command);
        try {
            var output = inBackground(() -> output(started, lines));
            var errors = inBackground(() -> errors(started, lines));
            var stoppedAfter = started.await();
            var exit = new Helm.Exit(started.process().exitValue(), text(output), text(errors), stoppedAfter);
            if (isCancelled() && SIGNALS.contains(exit.code())) {
                throw ended(started);
            }
            succeeded(exit.ok());
            return exit;
        } finally {
            ended();
        }
    }

    /** On a thread that may stay behind: a program that Helm has started could keep its output open. */
    private static CompletableFuture<String> inBackground(Supplier<String> reading) {
        return CompletableFuture.supplyAsync(
                reading,
                task -> Thread.ofPlatform().daemon().name("helm output").start(task));
    }

    /** The rest of it, which is in the pipe when Helm ends; a part would be another chart. */
    private static String text(CompletableFuture<String> reading) {
        try {
            return reading.orTimeout(READ.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case TimeoutException _ ->
                    throw new TimedOut(
                            HelmCauses.ENDLESS,
                            "Tried to read what Helm wrote, but " + READ.toSeconds()
                                    + " s after Helm's end a program that it started still wrote more.",
                            "Use the action's image unchanged: its Helm starts no other program.");
                case RuntimeException cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    @Override
    public synchronized void cancel() {
        if (!cancelled) {
            cancelled = true;
            cancelledAt = System.nanoTime();
        }
        if (running != null) {
            stop(running);
        }
        closeIfOver();
    }

    /** Once Helm does not start any more: the run may be killed before it ends. */
    private void closeIfOver() {
        if (cancelled && running == null && (!deploying || abandoned)) {
            workspace.close();
        }
    }

    @Override
    public synchronized void abandon() {
        abandoned = true;
        cancel();
    }

    private void stop(HelmProcess process) {
        if (abandoned) {
            process.stopAtOnce();
        } else {
            process.stop(Duration.ofNanos(System.nanoTime() - cancelledAt));
        }
    }

    @Override
    public void stopDeployment() {
        stop(HelmCommand.Effect.DEPLOYS);
    }

    @Override
    public void stopRendering() {
        stop(HelmCommand.Effect.NONE);
    }

    private synchronized void stop(HelmCommand.Effect effect) {
        if (running != null && running.command().effect() == effect) {
            running.stop(Duration.ZERO);
        }
    }

    private synchronized void succeeded(boolean isOk) {
        deploying &= !isOk;
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private static TimedOut ended(HelmProcess started) {
        var command = started.command();
        return new TimedOut(
                HelmCauses.CANCELLED,
                "Tried to run `helm " + command.arguments().getFirst() + "`, but the run was cancelled."
                        + (started.killedOnCancel().get()
                                ? " Helm did not stop within " + command.grace().toSeconds() + " s and was killed."
                                : ""),
                "Run the step again to deploy.");
    }

    private synchronized HelmProcess start(HelmCommand command) {
        if (abandoned || (cancelled && command.effect() != HelmCommand.Effect.UNDOES)) {
            throw HelmCauses.cancelled("start Helm");
        }
        var builder = new ProcessBuilder(program.toString());
        builder.command().addAll(command.arguments());
        builder.directory(workspace.workingFolder().toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        if (command.effect() == HelmCommand.Effect.FETCHES) {
            builder.environment().putAll(workspace.authorities());
        }
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            running = new HelmProcess(builder.start(), command, new AtomicBoolean());
            deploying |= command.effect() == HelmCommand.Effect.DEPLOYS;
            if (cancelled) {
                stop(running);
            }
            return running;
        } catch (IOException e) {
            throw new ToolFailed(
                    MISSING,
                    "Tried to start " + program + ", but it could not be run.",
                    "Use the action's image unchanged; in your own build, run `make images`, which puts Helm into"
                            + " target/image.",
                    e);
        }
    }

    private synchronized void ended() {
        running = null;
        closeIfOver();
    }

    private String errors(HelmProcess started, Consumer<String> lines) {
        var excerpt = new Excerpt();
        read(
                started.process().errorReader(StandardCharsets.UTF_8),
                LONGEST_LINE,
                lines,
                line -> excerpt.add(line + "\n"));
        return excerpt.toString();
    }

    private String output(HelmProcess started, Consumer<String> lines) {
        var isWhole = started.command().output() == HelmCommand.Output.WHOLE;
        var whole = new StringBuilder();
        // A line that is cut would be another document.
        var longest = isWhole ? LONGEST_OUTPUT + 1 : LONGEST_LINE;
        read(started.process().inputReader(StandardCharsets.UTF_8), longest, lines, line -> {
            if (isWhole) {
                whole.append(line).append('\n');
            }
            if (whole.length() > LONGEST_OUTPUT) {
                started.kill();
                throw new ToolFailed(
                        HelmCauses.TOO_MUCH,
                        "Tried to render the chart, but it renders more than " + (LONGEST_OUTPUT >> 20) + " MiB.",
                        "Check the chart's templates and `values`.",
                        null);
            }
        });
        return whole.toString();
    }

    private void read(Reader reader, int longest, Consumer<String> lines, Consumer<String> kept) {
        try (reader) {
            Lines.each(reader, longest, line -> {
                var named = workspace.withNames(line);
                lines.accept(named);
                kept.accept(named);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
