package io.github.runneractions.apptoken;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.State;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Inputs as a workflow would give them. */
final class TestInputs {
    private TestInputs() {}

    /**
     * A run outside a runner.
     *
     * @param lines what it says
     */
    record Run(ActionContext context, List<String> lines) {}

    /** The inputs in {@code text}; all others are not given. */
    static Inputs of(String text) {
        return Inputs.of(run(text).context());
    }

    /** A run with the inputs in {@code text}: {@code name=value} between semicolons, {@code STATE_} for saved state. */
    static Run run(String text) {
        var variables = new HashMap<String, String>();
        for (var input : text.split(";", -1)) {
            var equals = input.indexOf('=');
            if (equals > 0) {
                var name = input.substring(0, equals).strip();
                variables.put(
                        name.startsWith("STATE_") ? name : "INPUT_" + name.toUpperCase(Locale.ROOT),
                        input.substring(equals + 1));
            }
        }
        var environment = new Environment(variables);
        var lines = new ArrayList<String>();
        var log = new WorkflowLog(lines::add, environment, () -> "fence");
        var context = new ActionContext(
                new ProcessContext(log, log.secrets(), environment, Clock.systemUTC(), _ -> {}, _ -> () -> {}),
                log,
                State.unsaved(environment));
        return new Run(context, lines);
    }
}
