package io.github.runneractions.testkit.planted.toolkit;

/** Breaks no rule: this is the class that may. */
public final class Secrets {

    private Secrets() {}

    static Secret mask() {
        return new Secret();
    }
}
