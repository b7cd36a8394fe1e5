package io.github.runneractions.deploy.rollout;

import io.github.runneractions.github.runner.Runner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A pod that is to have a runner of its name.
 *
 * @param labels those that the runner registers with; empty when the chart does not tell
 * @param group the name of the group that it joins; empty when the chart does not tell
 */
record RunnerPod(PodState state, List<String> labels, Optional<String> group) {
    String name() {
        return state.name();
    }

    /**
     * Why it has no runner that takes jobs, as a clause; empty when it has.
     *
     * @param groups finds the id of a group; empty when it cannot be found out
     */
    Optional<String> missing(Optional<Runner> runner, Function<String, Optional<Long>> groups) {
        if (runner.isEmpty()) {
            return Optional.of(state.ready() ? "its pod is ready, but GitHub lists no runner of its name" : pod());
        }
        if (!runner.get().online()) {
            return Optional.of("GitHub lists its runner as offline; " + pod());
        }
        var without = labels.stream()
                .filter(label -> runner.get().labels().stream().noneMatch(label::equalsIgnoreCase))
                .toList();
        if (!without.isEmpty()) {
            return Optional.of("its runner is online without the label " + String.join(", ", without));
        }
        var isElsewhere =
                group.flatMap(groups).filter(id -> id != runner.get().groupId()).isPresent();
        if (isElsewhere) {
            return Optional.of("its runner is online, but not in the group " + group.orElse(""));
        }
        return state.ready() || !state.seen() ? Optional.empty() : Optional.of("its runner is online, but " + pod());
    }

    private String pod() {
        return "its pod: " + state.stage()
                + state.problem().map(problem -> ", " + problem).orElse("");
    }
}
