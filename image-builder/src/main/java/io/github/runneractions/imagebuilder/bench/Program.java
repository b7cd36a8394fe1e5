package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
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
    public Duration time(ScenarioRun run) {
        return time(run, run.definition(run.sandbox().url()));
    }

    /** With other inputs and variables than the scenario's. */
    Duration time(ScenarioRun run, StepDefinition definition) {
        var step = run.step(command);
        long start = System.nanoTime();
        var result = step.main(definition);
        var taken = Duration.ofNanos(System.nanoTime() - start);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(name + " failed: " + result);
        }
        return taken;
    }
}
