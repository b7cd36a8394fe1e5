package io.github.runneractions.github;

import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Cancellation;
import io.github.runneractions.toolkit.Environment;
import io.github.runneractions.toolkit.Secrets;
import io.github.runneractions.toolkit.State;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of no action: what it says is kept, and its time only passes when somebody sleeps. */
public final class TestRun {
    public final FakeTime time = new FakeTime();
    public final List<String> lines = new ArrayList<>();
    public final List<Runnable> cancellations = new ArrayList<>();
    public final ActionContext context;

    /** A run with these variables, in a workflow. */
    public TestRun(Map<String, String> variables) {
        var all = new HashMap<>(variables);
        all.put("GITHUB_ACTIONS", "true");
        var environment = new Environment(all);
        var log = new WorkflowLog(lines::add, environment, () -> "fence");
        Cancellation cancellation = cleanUp -> {
            cancellations.add(cleanUp);
            return () -> cancellations.remove(cleanUp);
        };
        this.context = new ActionContext(
                log, new Secrets(log), State.unsaved(environment), environment, time, time, cancellation);
    }
}
