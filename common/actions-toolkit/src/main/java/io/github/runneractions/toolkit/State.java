package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that a main step leaves for its own post step. Where no runner gives a state file there is no post step either, and
 * saving does nothing.
 */
public final class State {
    /** Tells a post step from a main step: both are started alike. */
    static final String MAIN_STARTED = "main-started";

    private final Environment environment;
    private final @Nullable CommandFile file;

    State(Environment environment, @Nullable CommandFile file) {
        this.environment = environment;
        this.file = file;
    }

    /** A state that reaches nobody, as outside a runner; what {@code environment} brings from a main step can be read. */
    public static State unsaved(Environment environment) {
        return new State(environment, null);
    }

    /** Leaves {@code value} for the post step. The runner keeps state in memory only and does not print it. */
    public void save(String name, String value) {
        if (file != null) {
            file.append(name, value);
        }
    }

    /** Whether what is saved will reach a post step. */
    public boolean reachesPostStep() {
        return file != null;
    }

    /** What the main step saved as {@code name}; only a post step finds anything. */
    public Optional<String> saved(String name) {
        return environment.value("STATE_" + name);
    }

    boolean isPost() {
        return saved(MAIN_STARTED).isPresent();
    }
}
