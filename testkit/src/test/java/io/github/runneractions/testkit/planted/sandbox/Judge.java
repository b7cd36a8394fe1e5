package io.github.runneractions.testkit.planted.sandbox;

import io.github.runneractions.testkit.planted.runnercleanup.Fleet;
import org.junit.jupiter.api.Assertions;

/** A sandbox that judges, and knows the product. */
public final class Judge {

    private Judge() {}

    static void judge() {
        Assertions.fail("guilty");
    }

    static Class<?> evidence() {
        return Fleet.class;
    }
}
