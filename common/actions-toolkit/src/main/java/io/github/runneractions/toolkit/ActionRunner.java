package io.github.runneractions.toolkit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs an action in this process: builds the context, calls the three verbs, turns a failure into one error. The only class
 * that touches {@code System}.
 */
public final class ActionRunner {
    /** GitHub's runner kills 10 s after it asked; elsewhere a run that is stuck must still end. */
    private static final Duration TO_SAY_WHAT_CAME_OF_IT = Duration.ofSeconds(60);

    private ActionRunner() {}

    /**
     * Runs {@code action} as a step's main or post part and ends the process: 0 done, 1 failed as foreseen, 2 bad inputs, 3 a
     * bug of ours.
     *
     * @param name the action's name as users know it, such as {@code app-token}
     */
    public static void run(String name, Action<?, ?> action) {
        settleHttp();
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var ended = new CountDownLatch(1);
        var process = new ActionProcess(
                ProcessVariables.read(ProcessVariables.LINUX, System.getenv()),
                out::println,
                Clock.systemUTC(),
                duration -> sleep(duration, ended),
                () -> UUID.randomUUID().toString(),
                cleanUp -> onCancel(cleanUp, ended));
        var code = new Run(name, process).of(action);
        ended.countDown();
        System.exit(code);
    }

    /**
     * What {@code HttpURLConnection} reads once, at its first use: it would repeat a POST silently when the connection drops,
     * and would not tell a proxy in Basic form who we are, which is the form that proxy variables are for.
     */
    private static void settleHttp() {
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }

    private static void sleep(Duration duration, CountDownLatch ended) {
        var cancelled = new CountDownLatch(1);
        try (var _ = onCancel(cancelled::countDown, ended)) {
            if (!cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw TimedOut.cancelled();
    }

    private static Cancellation.Registration onCancel(Runnable cleanUp, CountDownLatch ended) {
        var hook = new Thread(
                () -> {
                    cleanUp.run();
                    await(ended);
                },
                "cancel");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and waits for the hook that keeps this run alive.
            cleanUp.run();
            return () -> {};
        }
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The hook has run or is running.
            }
        };
    }

    /** The process ends with its last hook: until then the run itself can undo what it did, and say so. */
    private static void await(CountDownLatch ended) {
        try {
            var _ = ended.await(TO_SAY_WHAT_CAME_OF_IT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
