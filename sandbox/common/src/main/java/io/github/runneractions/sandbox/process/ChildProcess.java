package io.github.runneractions.sandbox.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running program whose whole process group ends with {@link #close()}, and with the JVM at the latest, even when
 * that is killed. A process that leaves the group (a daemon) is only ended by {@code close()}: start such a program
 * in a process namespace of its own.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final int TAIL_LINES = 20;

    private final Command command;
    private final Process process;
    private final Await await = new Await(this::failWhenEnded);

    private ChildProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    /** Starts a program; one that cannot be run at all ends with status 126 or 127, with the reason in its log. */
    public static ChildProcess start(Command command) {
        return AtExit.start(() -> new ChildProcess(command, ProcessReaper.start(command)));
    }

    /**
     * Waits until the condition holds; a condition that throws does not hold yet.
     *
     * @throws ProcessFailed when the program ends before, or at the limit
     */
    public ChildProcess awaitReady(Duration limit, Callable<Boolean> ready) {
        try {
            await.until(command.name() + " to be ready", limit, ready);
        } catch (Await.LimitReached e) {
            throw new ProcessFailed(e.getMessage() + logged(), e);
        }
        return this;
    }

    /**
     * Waits for the program's end.
     *
     * @return its exit status, 128 and the signal's number when a signal ended it
     * @throws ProcessFailed at the limit
     */
    public int awaitExit(Duration limit) {
        if (!ended(limit)) {
            throw new ProcessFailed(command.name() + " did not end within " + limit.toMillis() + " ms" + logged());
        }
        return process.exitValue();
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** The command lines of the program and of all that runs below it now, as far as the system tells. */
    public Set<String> commandLines() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(it -> !ProcessReaper.is(it))
                .map(ChildProcess::commandLine)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String commandLine(ProcessHandle process) {
        try {
            // ProcessHandle.Info cuts long ones.
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException _) {
            return "";
        }
    }

    /**
     * Sends the program's process group a signal by its short name; {@code STOP} and {@code CONT} go to the program
     * alone.
     */
    public void signal(String name) {
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write((name + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException _) {
            // The guard is gone, and with it all that it could send a signal to.
        }
    }

    /** The last lines of what it has written. */
    public String tail() {
        try {
            List<String> lines = new String(Files.readAllBytes(command.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** TERM, then, at the latest when the command's grace is over, KILL to all that is left of the process group. */
    @Override
    public void close() {
        List<ProcessHandle> all =
                process.descendants().filter(it -> !ProcessReaper.is(it)).toList();
        signal("TERM");
        ended(command.grace());
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // The guard has closed its side.
        }
        all.forEach(ProcessHandle::destroyForcibly);
        if (!ended(KILL_LIMIT)) {
            process.destroyForcibly();
        }
        AtExit.forget(this);
    }

    private void failWhenEnded() {
        if (!process.isAlive()) {
            throw new ProcessFailed(command.name() + " ended with status " + process.exitValue() + logged());
        }
    }

    private boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private String logged() {
        return "; its last output:\n" + tail();
    }
}
