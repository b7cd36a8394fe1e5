package io.github.runneractions.testkit.planted.sandbox;

import org.junit.jupiter.api.Assertions;

/** A sandbox that judges. */
public final class Judge {

    private Judge() {}

    static void judge() {
        Assertions.fail("guilty");
    }
}
