package io.github.runneractions.runnercleanup;

import java.util.Set;

/**
 * The pods of a namespace that live at one moment. Whoever has not ended is alive, even one on a node that nobody hears of.
 *
 * @param living their names, which are their runners' too
 */
record Pods(Set<String> living) {
    /** What is known without access to a cluster. */
    static final Pods UNKNOWN = new Pods(Set.of());

    boolean alive(String name) {
        return living.contains(name);
    }
}
