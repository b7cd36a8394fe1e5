package io.github.runneractions.testkit.bench;

import java.util.List;

/**
 * One way to do the work.
 *
 * @param name what the result calls it
 * @param command the program and its arguments
 */
record Contender(String name, List<String> command) {
    Contender {
        command = List.copyOf(command);
    }
}
