package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.github.runner.Runner;
import java.util.Set;

/** When a runner looks stale. */
public enum StalenessRule {
    /** When GitHub shows it offline. */
    OFFLINE,
    /** When GitHub shows it offline, and no pod of its name is alive. */
    OFFLINE_WITHOUT_POD,
    /** When no pod of its name is alive, even if GitHub still shows it online. */
    NO_POD;

    /** Whether {@code runner} looks stale while the pods of these names are alive. */
    boolean isStale(Runner runner, Set<String> livingPods) {
        return isStaleWithoutPod(runner) && (this == OFFLINE || !livingPods.contains(runner.name()));
    }

    /** Whether {@code runner} looks stale when no pod of its name is alive, or none is asked about. */
    public boolean isStaleWithoutPod(Runner runner) {
        return this == NO_POD || !runner.online();
    }

    /** The observation of a stale runner, as a clause about it. */
    String observed() {
        return switch (this) {
            case OFFLINE -> "it was offline at every check";
            case OFFLINE_WITHOUT_POD -> "it was offline and without a pod at every check";
            case NO_POD -> "it was without a pod at every check";
        };
    }
}
