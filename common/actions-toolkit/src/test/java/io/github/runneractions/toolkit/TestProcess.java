package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process that exists only in memory: environment in, lines out. */
final class TestProcess {
    final List<String> lines = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();

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

    Environment environment() {
        return new Environment(variables);
    }

    WorkflowLog log() {
        return new WorkflowLog(lines::add, environment(), () -> "fence-1");
    }

    Inputs inputs() {
        return new Inputs(new InputValues(environment(), new java.util.Properties()), log().secrets());
    }

    int run(Action<?, ?> action, String... arguments) {
        var clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
        var process = new ActionProcess(variables, lines::add, clock, _ -> {}, () -> "word-1", _ -> () -> {});
        return new Run("probe", process).of(action, List.of(arguments));
    }
}
