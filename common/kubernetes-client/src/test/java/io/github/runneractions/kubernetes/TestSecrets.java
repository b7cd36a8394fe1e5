package io.github.runneractions.kubernetes;

import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;

/** Secrets of a run without a log. */
public final class TestSecrets {
    private TestSecrets() {}

    public static Secret mask(String value) {
        return new Secrets(_ -> {}).mask(value);
    }
}
