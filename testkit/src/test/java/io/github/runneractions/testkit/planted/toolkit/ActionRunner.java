package io.github.runneractions.testkit.planted.toolkit;

import java.time.Clock;

/** Breaks no rule: this is the class that may. */
public final class ActionRunner {

    private ActionRunner() {}

    /** Does all that no other class may. */
    public static void run() {
        System.out.println(System.getenv("HOME") + Clock.systemUTC().instant());
        System.exit(0);
    }
}
