package io.github.runneractions.kubernetes;

import io.github.runneractions.kubernetes.connection.ConnectionValues;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;

/**
 * Where the namespace is given.
 *
 * @param input whose problem it is when nobody names one
 * @param given what the input names
 * @param open whether something else may name it; not where the input was given but could not be read
 * @param absent what is wrong when nobody does
 */
public record NamespaceInput(String input, Optional<String> given, boolean open, String absent) {
    public static NamespaceInput namespace(Inputs inputs) {
        return new NamespaceInput(
                "namespace",
                inputs.optional("namespace", ConnectionValues::namespace),
                inputs.optional("namespace").isEmpty(),
                "is required and is empty or missing");
    }

    /** The one given, else {@code other}; notes a problem when there is neither. */
    Optional<String> or(Optional<String> other, Inputs inputs, String why) {
        if (given.isEmpty() && other.isEmpty() && open) {
            inputs.problem(input, absent + why);
        }
        return given.or(() -> other);
    }
}
