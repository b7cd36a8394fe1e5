package io.github.runneractions.deploy.chart;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When Helm applies an object that is a hook, and when it deletes it.
 *
 * @see <a href="https://helm.sh/docs/topics/charts_hooks/">Chart Hooks</a>
 */
record Hook(Set<String> events, Set<String> deletions) {
    private static final String BEFORE = "before-hook-creation";

    static Optional<Hook> of(RenderedObject object) {
        var annotations = object.texts("metadata", "annotations");
        return Optional.ofNullable(annotations.get("helm.sh/hook"))
                .map(events -> new Hook(
                        words(events),
                        Optional.ofNullable(annotations.get("helm.sh/hook-delete-policy"))
                                .map(Hook::words)
                                .orElse(Set.of(BEFORE))));
    }

    boolean runsIn(Operation operation) {
        return !Collections.disjoint(events, operation.events());
    }

    /** Whether Helm deletes it although it does not fail. It also does so when there is nothing to delete. */
    boolean isDeleted() {
        return deletions.contains(BEFORE) || deletions.contains("hook-succeeded");
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
