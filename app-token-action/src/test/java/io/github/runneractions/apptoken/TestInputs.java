package io.github.runneractions.apptoken;

import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Environment;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Secrets;
import io.github.runneractions.toolkit.State;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Inputs as a workflow would give them. */
final class TestInputs {
    private TestInputs() {}

    /** The inputs in {@code text}: {@code name=value} between semicolons; all others are not given. */
    static Inputs of(String text) {
        var variables = new HashMap<String, String>();
        for (var input : text.split(";", -1)) {
            var equals = input.indexOf('=');
            if (equals > 0) {
                var name = input.substring(0, equals).strip().toUpperCase(Locale.ROOT);
                variables.put("INPUT_" + name, input.substring(equals + 1));
            }
        }
        return Inputs.of(context(variables));
    }

    private static ActionContext context(Map<String, String> variables) {
        var environment = new Environment(variables);
        var log = new WorkflowLog(_ -> {}, environment, () -> "fence");
        return new ActionContext(
                log,
                new Secrets(log),
                State.unsaved(environment),
                environment,
                Clock.systemUTC(),
                _ -> {},
                _ -> () -> {});
    }
}
