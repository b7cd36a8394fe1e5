package io.github.runneractions.testkit.bench;

import io.github.runneractions.testkit.scenario.Stage;
import java.time.Duration;
import java.util.List;

/**
 * A process that does the scenario's step.
 *
 * @param command the program and its arguments
 */
public record Program(String name, List<String> command) implements Contender {
    /** Copies what could be changed by others. */
    public Program {
        command = List.copyOf(command);
    }

    @Override
    public Duration time(Stage stage) {
        var definition = stage.definition(stage.sandbox().url());
        var step = stage.step(command);
        long start = System.nanoTime();
        var result = step.main(definition);
        var taken = Duration.ofNanos(System.nanoTime() - start);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(name + " failed: " + result);
        }
        return taken;
    }
}
