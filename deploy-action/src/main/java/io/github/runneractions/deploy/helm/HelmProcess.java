package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ToolFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process of Helm that has not ended yet. */
record HelmProcess(Process process, HelmCommand command, AtomicBoolean killedOnCancel) {
    /** For undoing a deployment after the cancellation: GitHub's runner kills after 10 s, and something must still be said. */
    private static final Duration TO_UNDO = Duration.ofSeconds(8);

    /**
     * Of a download. Helm reads all that a server sends into memory, which a server that does not end would fill: the largest indexes of
     * public repositories have 25 MB, for which Helm takes 0.8 GB.
     */
    private static final long MOST_MEMORY = 2L << 30;

    /** In milliseconds. */
    private static final long LOOK = 100;

    /** Waits for its end, and stops it when its time is over; returns that time then. */
    Optional<Duration> await() {
        try {
            if (endsInTime()) {
                return Optional.empty();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end(() -> {});
        process.onExit().join();
        return Optional.of(command.limit());
    }

    private boolean endsInTime() throws InterruptedException {
        var time = command.limit().toMillis();
        if (command.effect() != HelmCommand.Effect.FETCHES) {
            return process.waitFor(time, TimeUnit.MILLISECONDS);
        }
        for (var passed = 0L; passed < time; passed += LOOK) {
            if (process.waitFor(Math.min(LOOK, time - passed), TimeUnit.MILLISECONDS)) {
                return true;
            }
            requireLittleMemory();
        }
        return false;
    }

    private void requireLittleMemory() {
        if (memory() > MOST_MEMORY) {
            kill();
            process.onExit().join();
            throw new ToolFailed(
                    HelmCauses.NOT_FETCHED,
                    Failure.cause(
                            "run `helm " + command.arguments().getFirst() + "`",
                            "for what the server sends it took more than " + (MOST_MEMORY >> 30) + " GiB of memory"),
                    "Check `chart` and `chart-repository`: an index of 60 MB takes as much. Charts of a very large repository may also"
                            + " be in a registry.",
                    null);
        }
    }

    /** What it has of the machine's memory, in bytes; 0 where the system does not tell. */
    private long memory() {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }

    /**
     * Asks it to end, and sees to it that it does. What undoes a deployment has some time for that first.
     *
     * @param since how long ago the run was cancelled
     */
    void stop(Duration since) {
        Thread.ofPlatform().daemon().name("helm end").start(() -> {
            if (command.effect() != HelmCommand.Effect.UNDOES || !endsIn(TO_UNDO.minus(since))) {
                end(() -> killedOnCancel.set(true));
            }
        });
    }

    /** Asks it to end, also if it undoes a deployment, and sees to it that it does. */
    void stopAtOnce() {
        Thread.ofPlatform().daemon().name("helm end").start(() -> end(() -> killedOnCancel.set(true)));
    }

    /** With all that it has started: that would keep its outputs open. */
    private void end(Runnable beforeItIsKilled) {
        var family = process.descendants().toList();
        // SIGTERM, upon which Helm writes to the record that it failed. Not by the Process, which would close its
        // outputs too.
        process.toHandle().destroy();
        if (!endsIn(command.grace())) {
            beforeItIsKilled.run();
            process.toHandle().destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean endsIn(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** At once. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }
}
