package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runners a cleanup is about: those that meet every condition. All others are somebody else's.
 *
 * @param labels a runner must have them all, in any letter case
 * @param names a runner's name must match them all
 */
record Selection(List<String> labels, List<NamePattern> names) {
    /** Reads {@code labels}, {@code name-pattern} and {@code release}, of which at least one must say something. */
    static Selection read(Inputs inputs) {
        var labels = inputs.list("labels");
        var pattern = inputs.optional("name-pattern", NamePattern::parse);
        var release = inputs.optional("release", NamePattern::ofRelease);
        if (labels.isEmpty()
                && inputs.optional("name-pattern").isEmpty()
                && inputs.optional("release").isEmpty()) {
            inputs.problem(
                    "labels",
                    "is empty, and so are `name-pattern` and `release`; say which runners are yours, or set"
                            + " `name-pattern` to `*` if all of them are");
        }
        return new Selection(
                labels, Stream.of(pattern, release).flatMap(Optional::stream).toList());
    }

    /** Why {@code runner} is not selected; empty when it is. */
    Optional<String> objection(Runner runner) {
        return Stream.concat(
                        names.stream()
                                .filter(pattern -> !pattern.matches(runner.name()))
                                .map(NamePattern::objection),
                        labels.stream()
                                .filter(label -> runner.labels().stream().noneMatch(label::equalsIgnoreCase))
                                .map(label -> "it lacks the label `" + label + "`"))
                .findFirst();
    }

    /** Such as {@code release `demo`, label `gpu`}. */
    @Override
    public String toString() {
        return Stream.concat(
                        names.stream().map(NamePattern::words), labels.stream().map(label -> "label `" + label + "`"))
                .collect(Collectors.joining(", "));
    }
}
