package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Cancellation;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.FakeTime;
import io.github.runneractions.runtime.ProcessContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run without an action: its lines are recorded, and its time passes only when it sleeps. */
public final class TestRun {
    public final FakeTime time = new FakeTime();
    public final List<String> lines = new ArrayList<>();
    public final List<Runnable> cancellations = new ArrayList<>();
    public final ProcessContext process;
    public final ActionContext context;

    /** A run with these variables and no others. */
    public TestRun(Map<String, String> variables) {
        var environment = new Environment(variables);
        var log = new WorkflowLog(lines::add, environment, () -> "fence");
        Cancellation cancellation = cleanUp -> {
            cancellations.add(cleanUp);
            return () -> cancellations.remove(cleanUp);
        };
        this.process = new ProcessContext(log, log.secrets(), environment, time, time, cancellation);
        this.context = new ActionContext(process, log, State.unsaved(environment));
    }

    /** A run in a workflow, with these variables too. */
    public static TestRun inWorkflow(Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.put("GITHUB_ACTIONS", "true");
        return new TestRun(all);
    }

    /** A run by hand with the inputs in {@code text}, {@code name=value} between semicolons; capitals name variables. */
    public static TestRun with(String text) {
        var variables = new HashMap<String, String>();
        for (var entry : text.split(";", -1)) {
            var equals = entry.indexOf('=');
            if (equals > 0) {
                var name = entry.substring(0, equals).strip();
                var variable =
                        name.equals(name.toUpperCase(Locale.ROOT)) ? name : "INPUT_" + name.toUpperCase(Locale.ROOT);
                variables.put(variable, entry.substring(equals + 1));
            }
        }
        return new TestRun(variables);
    }

    /** The inputs of an action. */
    public Inputs inputs() {
        return Inputs.of(context);
    }
}
