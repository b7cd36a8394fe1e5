package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ProcessContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A process that exists only in memory: environment in, lines out. */
final class TestProcess {
    final List<String> lines = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Properties declared = new Properties();

    static TestProcess inWorkflow() {
        return new TestProcess().with("GITHUB_ACTIONS", "true");
    }

    static TestProcess byHand() {
        return new TestProcess();
    }

    TestProcess with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** With an input that action.yml declares; an empty text for no default. */
    TestProcess declaring(String name, String preset) {
        declared.setProperty(name, preset);
        return this;
    }

    Environment environment() {
        return new Environment(variables);
    }

    WorkflowLog log() {
        return new WorkflowLog(lines::add, environment(), () -> "fence-1");
    }

    Inputs inputs() {
        return Inputs.of(new InputValues(environment(), declared), log().secrets());
    }

    /** The inputs of a main step. */
    Inputs audited(String... harmless) {
        var log = log();
        var context = new ActionContext(
                new ProcessContext(log, log.secrets(), environment(), clock(), _ -> {}, _ -> () -> {}),
                log,
                State.unsaved(environment()));
        return Inputs.audited(new InputValues(environment(), declared), Set.of(harmless), context);
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    }

    int run(Action<?, ?> action, String... arguments) {
        var process = new ActionProcess(variables, lines::add, clock(), _ -> {}, () -> "word-1", _ -> () -> {});
        return new Run("probe", process).of(action, List.of(arguments));
    }
}
