package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.runnercleanup.plan.NamePattern;
import io.github.runneractions.runnercleanup.plan.Selection;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the inputs that select runners. */
final class SelectionInputs {
    private SelectionInputs() {}

    /** Reads the inputs that select, of which one at least must narrow down the scope. The group comes later: only GitHub knows its id. */
    static Input<Selection> read(Inputs inputs) {
        var labels = inputs.nonEmptyIfGiven("labels", InputParsers.nonEmptyListOf(Function.identity()));
        var pattern = inputs.nonEmptyIfGiven("name-pattern", NamePattern::parse);
        var release = inputs.nonEmptyIfGiven("release", NamePattern::ofRelease);
        var group = inputs.nonEmptyIfGiven("runner-group", Function.identity());
        var keep = inputs.nonEmptyIfGiven("keep", InputParsers.nonEmptyListOf(NamePattern::parse));
        var ephemeral = inputs.flag("ephemeral");
        if (Stream.of(labels, pattern, release, group).allMatch(SelectionInputs::isMissing)) {
            inputs.problem(
                    "labels",
                    "is empty, and so are `name-pattern`, `release` and `runner-group`; set one of them to select your"
                            + " runners, or set `name-pattern` to `*` to select all");
        }
        return inputs.later(() -> new Selection(
                labels.get().orElse(List.of()),
                Stream.of(pattern.get(), release.get())
                        .flatMap(Optional::stream)
                        .toList(),
                Optional.empty(),
                keep.get().orElse(List.of()),
                ephemeral.get() ? Set.of(Lifetime.values()) : Set.of(Lifetime.PERSISTENT)));
    }

    /** Whether it is left out. One that is given and wrong has a problem of its own. */
    private static boolean isMissing(Input<? extends Optional<?>> input) {
        return input.ifValid().filter(Optional::isEmpty).isPresent();
    }
}
