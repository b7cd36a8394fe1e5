package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a step in a workflow.
 *
 * @param with input → value
 * @param env variable → value; the job's and the workflow's included
 * @param limit how long the step may take
 */
public record StepDefinition(Map<String, String> with, Map<String, String> env, Duration limit) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Copies what could be changed by others. */
    public StepDefinition {
        with = Map.copyOf(with);
        env = Map.copyOf(env);
    }

    /** A step with these inputs, no variables, and five minutes. */
    public static StepDefinition with(Map<String, String> inputs) {
        return new StepDefinition(inputs, Map.of(), LIMIT);
    }

    /**
     * A step whose inputs are given by the variables that become of them, and five minutes.
     *
     * @param variables those of the action's inputs, such as {@code INPUT_PRIVATE-KEY}, and others
     */
    public static StepDefinition ofVariables(ActionYaml action, Map<String, String> variables) {
        var inputs = new LinkedHashMap<String, String>();
        var others = new LinkedHashMap<>(variables);
        for (var name : action.inputs().keySet()) {
            var value = others.remove(StepEnvironment.inputVariable(name));
            if (value != null) {
                inputs.put(name, value);
            }
        }
        return new StepDefinition(inputs, others, LIMIT);
    }

    /** With a further variable. */
    public StepDefinition env(String name, String value) {
        var all = new LinkedHashMap<>(env);
        all.put(name, value);
        return new StepDefinition(with, all, limit);
    }

    /** With another limit. */
    public StepDefinition limit(Duration other) {
        return new StepDefinition(with, env, other);
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
        return "with " + with.keySet() + ", env " + env.keySet();
    }
}
