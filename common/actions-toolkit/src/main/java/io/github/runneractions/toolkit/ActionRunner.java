package io.github.runneractions.toolkit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs an action in this process: builds the context, calls the three verbs, turns a failure into one error. The only class
 * that touches {@code System}.
 */
public final class ActionRunner {
    private ActionRunner() {}

    /**
     * Runs {@code action} as a step's main or post part and ends the process: 0 done, 1 failed as foreseen, 2 bad inputs, 3 a
     * bug of ours.
     *
     * @param name the action's name as users know it, such as {@code app-token}
     */
    public static void run(String name, Action<?, ?> action) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var process = new ActionProcess(
                System.getenv(),
                out::println,
                Clock.systemUTC(),
                ActionRunner::sleep,
                () -> UUID.randomUUID().toString(),
                ActionRunner::onCancel);
        System.exit(new Run(name, process).of(action));
    }

    private static void sleep(Duration duration) {
        var end = System.nanoTime() + duration.toNanos();
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static Cancellation.Registration onCancel(Runnable cleanUp) {
        var hook = new Thread(cleanUp, "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The process is ending already: the hook has run or is running.
            }
        };
    }
}
