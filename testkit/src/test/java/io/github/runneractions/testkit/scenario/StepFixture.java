package io.github.runneractions.testkit.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A step that did nothing but what a test says; each method gives another one. */
record StepFixture(StepRun run) {

    private static final StepRun NOTHING =
            new StepRun(0, "", "", Map.of(), Map.of(), "", Map.of(), "", List.of(), Set.of());

    StepFixture() {
        this(NOTHING);
    }

    StepFixture stdout(String text) {
        return with(text, run.stderr(), run.outputs(), run.summary());
    }

    StepFixture stderr(String text) {
        return with(run.stdout(), text, run.outputs(), run.summary());
    }

    StepFixture output(String name, String value) {
        return with(run.stdout(), run.stderr(), Map.of(name, value), run.summary());
    }

    StepFixture summary(String text) {
        return with(run.stdout(), run.stderr(), run.outputs(), text);
    }

    StepFixture state(String name, String value) {
        return with(Map.of(name, value), run.exported(), run.path(), run.arguments());
    }

    StepFixture exported(String name, String value) {
        return with(run.state(), Map.of(name, value), run.path(), run.arguments());
    }

    StepFixture path(String folders) {
        return with(run.state(), run.exported(), folders, run.arguments());
    }

    StepFixture argument(String line) {
        return with(run.state(), run.exported(), run.path(), Set.of(line));
    }

    private StepFixture with(String stdout, String stderr, Map<String, String> outputs, String summary) {
        return new StepFixture(new StepRun(
                run.exitCode(),
                stdout,
                stderr,
                outputs,
                run.state(),
                summary,
                run.exported(),
                run.path(),
                run.requests(),
                run.arguments()));
    }

    private StepFixture with(
            Map<String, String> state, Map<String, String> exported, String path, Set<String> arguments) {
        return new StepFixture(new StepRun(
                run.exitCode(),
                run.stdout(),
                run.stderr(),
                run.outputs(),
                state,
                run.summary(),
                exported,
                path,
                run.requests(),
                arguments));
    }
}
