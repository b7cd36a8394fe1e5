package io.github.runneractions.kubernetes;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.sandbox.github.SettableClock;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A run of no action: what it says is kept, and its time passes only when it waits. */
final class TestRun {
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> waits = new ArrayList<>();
    final ProcessContext context;
    Runnable whileItWaits = () -> {};

    private final SettableClock clock = new SettableClock();

    TestRun(Map<String, String> variables) {
        var environment = new Environment(variables);
        var log = new WorkflowLog(lines::add, environment, () -> "fence");
        this.context = new ProcessContext(log, log.secrets(), environment, clock, this::pass, _ -> () -> {});
    }

    Inputs inputs() {
        return Inputs.of(context.environment(), context.secrets());
    }

    Secret mask(String value) {
        return context.secrets().mask(value);
    }

    Instant in(Duration duration) {
        return clock.instant().plus(duration);
    }

    private void pass(Duration duration) {
        waits.add(duration);
        clock.advance(duration);
        whileItWaits.run();
    }
}
