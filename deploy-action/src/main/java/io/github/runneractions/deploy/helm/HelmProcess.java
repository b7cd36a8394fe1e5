package io.github.runneractions.deploy.helm;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process of Helm that has not ended yet. */
record HelmProcess(Process process, HelmCommand command, AtomicBoolean killedOnCancel) {
    /** For undoing a deployment after the cancellation: less than a cancelled process has in all. */
    private static final Duration TO_UNDO = Duration.ofSeconds(35);

    /** Waits for its end, and stops it when its time is over; returns that time then. */
    Optional<Duration> await() {
        try {
            if (process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end(() -> {});
        process.onExit().join();
        return Optional.of(command.limit());
    }

    /** Asks it to end, and sees to it that it does. What undoes a deployment has some time for that first. */
    void stop() {
        Thread.ofPlatform().daemon().name("helm end").start(() -> {
            if (command.effect() != HelmCommand.Effect.UNDOES || !endsIn(TO_UNDO)) {
                end(() -> killedOnCancel.set(true));
            }
        });
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
