package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.sandbox.runner.step.Step;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A program that does the scenario's step.
 *
 * @param step how it is started
 */
public record Program(String name, Function<ScenarioRun, Step> step) implements Contender {

    /** A process, by the program and its arguments. */
    public Program(String name, List<String> command) {
        this(name, run -> run.step(command));
    }

    @Override
    public Duration time(ScenarioRun run) {
        return time(run, run.definition(run.sandbox().url()));
    }

    /** With other inputs and variables than the scenario's. */
    Duration time(ScenarioRun run, StepDefinition definition) {
        var started = step.apply(run);
        long start = System.nanoTime();
        var result = started.main(definition);
        var taken = Duration.ofNanos(System.nanoTime() - start);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(name + " failed: " + result);
        }
        return taken;
    }
}
