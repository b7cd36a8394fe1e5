package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;

/** What a runner is held for dead by. */
enum Evidence {
    /** GitHub has no session with it. */
    OFFLINE,
    /** And the cluster has no living pod of its name. */
    OFFLINE_WITHOUT_POD,
    /** The cluster has no living pod of its name, whatever GitHub still shows. */
    NO_POD;

    /** Whether {@code runner} looks dead. */
    boolean against(Runner runner, Pods pods) {
        return switch (this) {
            case OFFLINE -> !runner.online();
            case OFFLINE_WITHOUT_POD -> !runner.online() && !pods.alive(runner.name());
            case NO_POD -> !pods.alive(runner.name());
        };
    }

    /** What was seen of a runner that looked dead, as a clause about it. */
    String words() {
        return switch (this) {
            case OFFLINE -> "it was offline at each look";
            case OFFLINE_WITHOUT_POD -> "it was offline and without a pod at each look";
            case NO_POD -> "it was without a pod at each look";
        };
    }
}
