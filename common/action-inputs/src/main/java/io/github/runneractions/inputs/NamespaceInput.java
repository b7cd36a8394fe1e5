package io.github.runneractions.inputs;

import io.github.runneractions.kubernetes.connection.ConnectionValues;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;

/**
 * The input that sets the namespace.
 *
 * @param input the name of the input, for problems
 * @param given the value of the input
 * @param absent the problem when no namespace is set
 */
public record NamespaceInput(String input, Input<Optional<String>> given, String absent) {
    static NamespaceInput namespace(Inputs inputs) {
        return new NamespaceInput(
                "namespace",
                inputs.optional("namespace", ConnectionValues::namespace),
                "is required and is empty or missing");
    }

    /** The one given, else {@code other}; notes a problem when there is neither. */
    Input<String> or(Optional<String> other, Inputs inputs, String why) {
        if (other.isEmpty() && given.ifValid().filter(Optional::isEmpty).isPresent()) {
            return inputs.problem(input, absent + why);
        }
        return given.map(named -> named.or(() -> other).orElseThrow());
    }
}
