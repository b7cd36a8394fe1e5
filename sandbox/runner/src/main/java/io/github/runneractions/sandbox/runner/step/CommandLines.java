package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.process.ChildProcess;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The command lines of a step's processes, as far as the processes run at the time of a check. */
final class CommandLines {

    /** Helm, the one program that an action starts, takes longer; looking more often costs more than the action. */
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Set<String> seen = new TreeSet<>();
    private long next = System.nanoTime();

    /** Looks, unless it has done so just now. */
    void look(ChildProcess process) {
        if (System.nanoTime() - next >= 0) {
            seen.addAll(process.commandLines());
            next = System.nanoTime() + INTERVAL.toNanos();
        }
    }

    Set<String> seen() {
        return Collections.unmodifiableSet(seen);
    }
}
