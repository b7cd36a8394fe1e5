package io.github.runneractions.testkit.planted.runtime;

/** Breaks no rule: this is the class that may. */
public final class Secrets {

    private Secrets() {}

    static Secret mask() {
        return new Secret();
    }
}
