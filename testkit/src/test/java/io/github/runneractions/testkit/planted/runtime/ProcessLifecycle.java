package io.github.runneractions.testkit.planted.runtime;

import java.util.concurrent.locks.LockSupport;

/** Breaks no rule: this is the class that may. */
public final class ProcessLifecycle {

    private ProcessLifecycle() {}

    static void sleep() {
        LockSupport.parkNanos(1);
    }
}
