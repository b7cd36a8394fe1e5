package io.github.runneractions.runnercleanup;

import java.util.Set;

/** A cluster with living pods of these names. */
record StagedPods(Set<String> names) implements RunnerPods {
    StagedPods(String... names) {
        this(Set.of(names));
    }

    @Override
    public Pods living() {
        return new Pods(names);
    }

    @Override
    public boolean alive(String name) {
        return names.contains(name);
    }
}
