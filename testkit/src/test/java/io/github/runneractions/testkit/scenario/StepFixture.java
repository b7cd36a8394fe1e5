package io.github.runneractions.testkit.scenario;

import io.github.runneractions.sandbox.runner.step.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The result of a step that a test describes; each method returns a changed one. */
record StepFixture(StepResult result) {

    StepFixture() {
        this(new StepResult(0, "", Map.of(), Map.of(), Map.of(), "", "", List.of(), Set.of()));
    }

    StepFixture log(String text) {
        return with(text, result.outputs(), result.path(), result.summary());
    }

    StepFixture output(String name, String value) {
        return with(result.transcript(), Map.of(name, value), result.path(), result.summary());
    }

    StepFixture path(String folders) {
        return with(result.transcript(), result.outputs(), folders, result.summary());
    }

    StepFixture summary(String text) {
        return with(result.transcript(), result.outputs(), result.path(), text);
    }

    StepFixture state(String name, String value) {
        return with(Map.of(name, value), result.environment(), result.commandLines());
    }

    StepFixture exported(String name, String value) {
        return with(result.state(), Map.of(name, value), result.commandLines());
    }

    StepFixture commandLine(String line) {
        return with(result.state(), result.environment(), Set.of(line));
    }

    private StepFixture with(String transcript, Map<String, String> outputs, String path, String summary) {
        return new StepFixture(new StepResult(
                result.exitCode(),
                transcript,
                outputs,
                result.state(),
                result.environment(),
                path,
                summary,
                result.problems(),
                result.commandLines()));
    }

    private StepFixture with(Map<String, String> state, Map<String, String> environment, Set<String> commandLines) {
        return new StepFixture(new StepResult(
                result.exitCode(),
                result.transcript(),
                result.outputs(),
                state,
                environment,
                result.path(),
                result.summary(),
                result.problems(),
                commandLines));
    }
}
