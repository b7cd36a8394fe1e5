package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.kubernetes.release.RunnerPodName;
import io.github.runneractions.runnercleanup.plan.NamePattern;
import io.github.runneractions.runnercleanup.plan.Selection;
import io.github.runneractions.toolkit.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a selection selects none of the runners that there are: in most cases, a name or label is misspelled.
 *
 * @param runners all that there are
 */
record NothingSelected(Selection selection, List<Runner> runners) {
    /** An answer has no more names than this. */
    private static final int MOST_NAMES = 5;

    /** One sentence or more, such as {@code Did you mean the label `gpu`?}; empty if each condition is met by some runner. */
    String question() {
        return Stream.concat(
                        selection.names().stream().flatMap(pattern -> ofName(pattern).stream()),
                        selection.labels().stream().flatMap(label -> ofLabel(label).stream()))
                .map(question -> " " + question)
                .collect(Collectors.joining());
    }

    private Optional<String> ofName(NamePattern pattern) {
        if (runners.stream().anyMatch(runner -> pattern.matches(runner.name()))) {
            return Optional.empty();
        }
        return switch (pattern.kind()) {
            case RELEASE -> Optional.of(question("release", pattern.text(), releases()));
            case GLOB -> Optional.of(question("name", pattern.text().replaceAll("[*?]", ""), names()));
            case REGEX -> Optional.empty();
        };
    }

    private Optional<String> ofLabel(String label) {
        var labels = runners.stream()
                .flatMap(runner -> runner.labels().stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
        return labels.contains(label) ? Optional.empty() : Optional.of(question("label", label, labels));
    }

    private Collection<String> releases() {
        return runners.stream()
                .flatMap(runner -> RunnerPodName.release(runner.name()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Collection<String> names() {
        return runners.stream().map(Runner::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String question(String what, String given, Collection<String> there) {
        return Spelling.closest(given, there)
                .map(near -> "Did you mean the " + what + " `" + near + "`?")
                .orElseGet(() -> there.isEmpty()
                        ? "None of them has a " + what + "."
                        : "There " + (there.size() == 1 ? "is the " : "are the ") + what
                                + (there.size() == 1 ? " " : "s ") + some(there) + ".");
    }

    private static String some(Collection<String> there) {
        var named =
                there.stream().limit(MOST_NAMES).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return there.size() <= MOST_NAMES ? named : named + " and " + (there.size() - MOST_NAMES) + " more";
    }
}
