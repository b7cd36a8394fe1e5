package io.github.runneractions.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The process's environment variables, read once. Never prints its values: secrets are among them. */
public final class Environment {
    private final Map<String, String> variables;

    /** A view of {@code variables}; later changes to the map are not seen. */
    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The variable's value, empty when it is not set or is an empty string. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** Whether the variable is there at all, even if empty. */
    public boolean has(String name) {
        return variables.containsKey(name);
    }

    /** The names of all variables that are there. */
    public Set<String> names() {
        return variables.keySet();
    }

    /** Whether a step of a workflow runs this process, so that workflow commands are understood. */
    public boolean inWorkflow() {
        return value("GITHUB_ACTIONS").filter("true"::equals).isPresent();
    }

    /** Whether debug logging is on for this workflow run. */
    public boolean debug() {
        return value("RUNNER_DEBUG").filter("1"::equals).isPresent();
    }

    @Override
    public String toString() {
        return "Environment of " + variables.size() + " variables";
    }
}
