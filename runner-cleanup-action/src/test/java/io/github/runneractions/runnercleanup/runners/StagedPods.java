package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.runnercleanup.cluster.RunnerPods;
import java.util.Set;

/** A cluster with living pods of these names. */
record StagedPods(Set<String> names) implements RunnerPods {
    StagedPods(String... names) {
        this(Set.of(names));
    }

    @Override
    public Set<String> living() {
        return names;
    }

    @Override
    public boolean alive(String name) {
        return names.contains(name);
    }
}
