package io.github.runneractions.inputs;

import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;
import java.util.function.Function;

/** The input {@code runner-group}. */
public final class RunnerGroupInput {
    private RunnerGroupInput() {}

    /** The name or id of the runner group; a repository's runners have no groups. */
    public static Optional<String> read(Inputs inputs, Input<RunnerAddress> address) {
        var group = Input.ifGiven(inputs.nonEmptyIfGiven("runner-group", Function.identity()));
        if (group.isPresent()
                && address.ifValid()
                        .filter(at -> at.scope() instanceof RunnerScope.OfRepository)
                        .isPresent()) {
            inputs.problem("runner-group", "is set, but a repository's runners have no groups; set `organization`");
        }
        return group;
    }
}
