package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The variables and arguments that GitHub's runner gives a step, with the paths of this machine. */
record StepEnvironment(Job job, ActionYaml action, StepDefinition definition) {

    /** All variables; those of {@code definition} give way to the runner's own. */
    Map<String, String> variables(Map<String, String> state, RunnerCommandFiles files) {
        var variables = new LinkedHashMap<>(definition.env());
        state.forEach((name, value) -> variables.put("STATE_" + name, value));
        inputs().forEach((name, value) -> variables.put(inputVariable(name), value));
        variables.put("HOME", job.home().toString());
        job.github().forEach((property, value) -> {
            if (!property.equals("token")) {
                variables.put("GITHUB_" + property.toUpperCase(Locale.ROOT), value);
            }
        });
        job.runner().forEach((property, value) -> variables.put("RUNNER_" + property.toUpperCase(Locale.ROOT), value));
        variables.putAll(files.variables());
        return variables;
    }

    /** The arguments of action.yml, their expressions evaluated. */
    List<String> arguments() {
        var expressions = expressions(inputs());
        return action.runs().args().stream().map(expressions::evaluate).toList();
    }

    /** The workflow's inputs, and the defaults of all others; an input without a default is an empty text. */
    private Map<String, String> inputs() {
        var inputs = new LinkedHashMap<>(definition.with());
        var expressions = expressions(Map.of());
        action.inputs()
                .forEach((name, input) -> inputs.computeIfAbsent(
                        name, _ -> expressions.evaluate(input.defaultValue().orElse(""))));
        return inputs;
    }

    private Expressions expressions(Map<String, String> inputs) {
        return new Expressions(
                Map.of("github", job.github(), "runner", job.runner(), "env", definition.env(), "inputs", inputs));
    }

    static String inputVariable(String name) {
        // Hyphens stay, although no shell can export such a name.
        return "INPUT_" + name.replace(' ', '_').toUpperCase(Locale.ROOT);
    }
}
