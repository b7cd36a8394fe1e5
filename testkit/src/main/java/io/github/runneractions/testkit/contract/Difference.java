package io.github.runneractions.testkit.contract;

import java.util.Set;
import java.util.TreeSet;
import org.opentest4j.AssertionFailedError;

/**
 * Two sets of names that must be equal.
 *
 * @param declared the names in a file
 * @param used the names in the code
 */
record Difference(Set<String> declared, Set<String> used) {

    /**
     * Fails with both sides of the difference.
     *
     * @param undeclared what to do about names that are only used
     * @param unused what to do about names that are only declared
     */
    void mustBeNone(String undeclared, String unused) {
        var message = line(undeclared, used, declared) + line(unused, declared, used);
        if (!message.isEmpty()) {
            throw new AssertionFailedError(message.strip());
        }
    }

    private static String line(String what, Set<String> these, Set<String> those) {
        var only = new TreeSet<>(these);
        only.removeAll(those);
        return only.isEmpty() ? "" : what + ": " + String.join(", ", only) + "\n";
    }
}
