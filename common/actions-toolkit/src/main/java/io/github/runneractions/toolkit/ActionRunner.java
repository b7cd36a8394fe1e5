package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ProcessLifecycle;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Runs an action in this process: creates the context, calls the three methods, turns a failure into one error. The only class
 * that touches {@code System}.
 */
public final class ActionRunner {
    private ActionRunner() {}

    /**
     * Runs {@code action} as a step's main or post part and ends the process: 0 success, 1 an expected failure, 2 invalid inputs,
     * 3 a bug.
     *
     * @param name the action's name as users know it, such as {@code app-token}
     * @param arguments the program's: none for the main part, {@link PostStep#ARGUMENT} for the post part
     */
    public static void run(String name, Action<?, ?> action, String... arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var lifecycle = new ProcessLifecycle();
        var process = new ActionProcess(
                Environment.read(Environment.LINUX, System.getenv()),
                out::println,
                Clock.systemUTC(),
                lifecycle,
                () -> UUID.randomUUID().toString(),
                lifecycle);
        var code = new Run(name, process).of(action, List.of(arguments));
        lifecycle.end();
        System.exit(code);
    }
}
