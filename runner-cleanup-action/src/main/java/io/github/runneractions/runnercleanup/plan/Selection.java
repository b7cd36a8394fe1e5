package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.github.runner.RunnerGroups.RunnerGroup;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runners a cleanup is about: those that meet every condition. All others are left alone.
 *
 * @param labels a runner must have them all, in any letter case
 * @param names a runner's name must match them all
 * @param group a runner must be in it
 * @param keep a runner's name must match none of them
 * @param lifetimes a runner's must be one of them
 */
public record Selection(
        List<String> labels,
        List<NamePattern> names,
        Optional<RunnerGroup> group,
        List<NamePattern> keep,
        Set<Lifetime> lifetimes) {
    /** The group id of a runner whose group GitHub did not give. */
    private static final long NOT_GIVEN = 0;

    /** These conditions and {@code group}. */
    public Selection in(RunnerGroup group) {
        return new Selection(labels, names, Optional.of(group), keep, lifetimes);
    }

    /** Why {@code runner} is not selected; empty when it is. */
    public Optional<String> objection(Runner runner) {
        return objectionInGroup(runner, runner.groupId());
    }

    private Optional<String> objectionInGroup(Runner runner, long groupId) {
        // Loops: of 10,000 runners, streams would take longer than all else that is decided.
        for (var pattern : names) {
            if (!pattern.matches(runner.name())) {
                return Optional.of(pattern.objection());
            }
        }
        for (var label : labels) {
            if (!has(runner, label)) {
                return Optional.of("it does not have the label `" + label + "`");
            }
        }
        if (group.isPresent() && group.get().id() != groupId) {
            return Optional.of("it is not in the group `" + group.get().name() + "`");
        }
        for (var pattern : keep) {
            if (pattern.matches(runner.name())) {
                return Optional.of("its name matches `keep`");
            }
        }
        return ephemerality(runner);
    }

    /**
     * Why {@code now} is not selected, of a runner that was selected as {@code listed}; empty when it is. GitHub's response
     * about a single runner may leave out its group, which is the one it was listed with then.
     */
    public Optional<String> objection(Runner listed, Runner now) {
        return objectionInGroup(now, now.groupId() == NOT_GIVEN ? listed.groupId() : now.groupId());
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
                : Optional.of("it is ephemeral; GitHub removes it itself");
    }

    /** Whether the name of a pod is one that is selected. */
    public boolean covers(String pod) {
        return names.stream().allMatch(pattern -> pattern.matches(pod))
                && keep.stream().noneMatch(pattern -> pattern.matches(pod));
    }

    /** The release whose pods' names are a condition. */
    public Optional<ReleaseName> release() {
        return names.stream()
                .filter(pattern -> pattern.kind() == NamePattern.Kind.RELEASE)
                .map(pattern -> ReleaseName.ofRunnerChart(pattern.text()))
                .findFirst();
    }

    /** Without the group, such as {@code release `demo`, label `gpu`}. */
    @Override
    public String toString() {
        return Stream.of(names.stream().map(NamePattern::words), labels.stream().map(label -> "label `" + label + "`"))
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
    }
}
