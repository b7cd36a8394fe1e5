package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.github.runner.RunnerGroup;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runners a cleanup is about: those that meet every condition. All others are somebody else's.
 *
 * @param labels a runner must have them all, in any letter case
 * @param names a runner's name must match them all
 * @param group a runner must be in it
 * @param keep a runner's name must match none of them
 * @param lifetimes a runner's must be one of them
 */
record Selection(
        List<String> labels,
        List<NamePattern> names,
        Optional<RunnerGroup> group,
        List<NamePattern> keep,
        Set<Lifetime> lifetimes) {
    /** Reads the inputs that select, of which one at least must narrow down the scope. The group comes {@link #in later}. */
    static Input<Selection> read(Inputs inputs) {
        var labels = inputs.list("labels");
        var pattern = inputs.optional("name-pattern", NamePattern::parse);
        var release = inputs.optional("release", NamePattern::ofRelease);
        var keep = inputs.optional("keep", NamePattern::parseList);
        var ephemeral = inputs.flag("ephemeral");
        if (labels.isEmpty()
                && inputs.optional("name-pattern").isEmpty()
                && inputs.optional("release").isEmpty()
                && inputs.optional("runner-group").isEmpty()) {
            inputs.problem(
                    "labels",
                    "is empty, and so are `name-pattern`, `release` and `runner-group`; set one of them to select your"
                            + " runners, or set `name-pattern` to `*` to select all");
        }
        return inputs.later(() -> new Selection(
                labels,
                Stream.of(pattern.get(), release.get())
                        .flatMap(Optional::stream)
                        .toList(),
                Optional.empty(),
                keep.get().orElse(List.of()),
                ephemeral.get() ? Set.of(Lifetime.values()) : Set.of(Lifetime.PERSISTENT)));
    }

    /** The same within {@code group}, whose id only GitHub knows. */
    Selection in(RunnerGroup group) {
        return new Selection(labels, names, Optional.of(group), keep, lifetimes);
    }

    /** Why {@code runner} is not selected; empty when it is. */
    Optional<String> objection(Runner runner) {
        // Loops: of 10,000 runners, streams would take longer than all else that is decided.
        for (var pattern : names) {
            if (!pattern.matches(runner.name())) {
                return Optional.of(pattern.objection());
            }
        }
        for (var label : labels) {
            if (!has(runner, label)) {
                return Optional.of("it lacks the label `" + label + "`");
            }
        }
        if (group.isPresent() && group.get().id() != runner.groupId()) {
            return Optional.of("it is not in the group `" + group.get().name() + "`");
        }
        for (var pattern : keep) {
            if (pattern.matches(runner.name())) {
                return Optional.of("it is to be kept");
            }
        }
        return ephemerality(runner);
    }

    /** The same of one that was selected and is looked at alone: an answer about one runner may leave out its group. */
    Optional<String> lateObjection(Runner runner) {
        return runner.groupId() == 0
                ? new Selection(labels, names, Optional.empty(), keep, lifetimes).objection(runner)
                : objection(runner);
    }

    private static boolean has(Runner runner, String label) {
        for (var own : runner.labels()) {
            if (label.equalsIgnoreCase(own)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> ephemerality(Runner runner) {
        return lifetimes.contains(runner.lifetime())
                ? Optional.empty()
                : Optional.of("it is ephemeral, which GitHub sees to");
    }

    /** Whether a pod of this name is one of those that are meant. */
    boolean covers(String pod) {
        return names.stream().allMatch(pattern -> pattern.matches(pod))
                && keep.stream().noneMatch(pattern -> pattern.matches(pod));
    }

    /** Without the group, such as {@code release `demo`, label `gpu`}. */
    @Override
    public String toString() {
        return Stream.of(names.stream().map(NamePattern::words), labels.stream().map(label -> "label `" + label + "`"))
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
    }
}
