package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.InvalidInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The problems found while inputs are read, and with them whether values may be used yet. */
final class InputProblems {
    private final List<InvalidInputs.Problem> found = new ArrayList<>();
    private final List<InvalidInputs.Problem> notices = new ArrayList<>();
    private boolean usable;

    void add(String input, String problem) {
        var one = new InvalidInputs.Problem(input, problem);
        // Two readers of one input find the same.
        if (!found.contains(one)) {
            found.add(one);
        }
    }

    List<InvalidInputs.Problem> found() {
        return List.copyOf(found);
    }

    void notice(String input, String text) {
        notices.add(new InvalidInputs.Problem(input, text));
    }

    List<InvalidInputs.Problem> notices() {
        return List.copyOf(notices);
    }

    /** Runs {@code use}, within which values can be had. */
    <T> T allowUse(Supplier<? extends T> use) {
        var before = usable;
        usable = true;
        try {
            return use.get();
        } finally {
            usable = before;
        }
    }

    void requireUse() {
        if (!usable) {
            throw new IllegalStateException("an input's value is used before all inputs are complete");
        }
    }
}
