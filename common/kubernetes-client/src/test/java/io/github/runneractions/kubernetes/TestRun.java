package io.github.runneractions.kubernetes;

import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.sandbox.github.SettableClock;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A run of no action: what it says is kept, and its time passes only when it waits. */
public final class TestRun {
    public final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    public final List<Duration> waits = new ArrayList<>();
    public final ProcessContext context;
    public Runnable whileItWaits = () -> {};

    private final SettableClock clock = new SettableClock();

    public TestRun(Map<String, String> variables) {
        var environment = new Environment(variables);
        var log = new WorkflowLog(lines::add, environment, () -> "fence");
        this.context = new ProcessContext(log, log.secrets(), environment, clock, this::pass, _ -> () -> {});
    }

    public Secret mask(String value) {
        return context.secrets().mask(value);
    }

    public Deadline in(Duration duration) {
        return Deadline.in(duration, clock);
    }

    /** Lets time pass in which nothing happens. */
    public void advance(Duration duration) {
        clock.advance(duration);
    }

    private void pass(Duration duration) {
        waits.add(duration);
        advance(duration);
        whileItWaits.run();
    }
}
