package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that a main step saves for its own post step. Without a state file of the runner there is no post step, and
 * saving does nothing.
 */
public final class State {
    private final Environment environment;
    private final @Nullable CommandFile file;

    State(Environment environment, @Nullable CommandFile file) {
        this.environment = environment;
        this.file = file;
    }

    /** A state that is not saved, as outside a runner; the values of a main step in {@code environment} can be read. */
    public static State unsaved(Environment environment) {
        return new State(environment, null);
    }

    /** Saves {@code value} for the post step. The runner keeps state only in memory and does not print it. */
    public void save(String name, String value) {
        if (file != null) {
            file.append(name, value);
        }
    }

    /** Whether a post step will get the saved values. */
    public boolean reachesPostStep() {
        return file != null;
    }

    /** The value that the main step saved as {@code name}; empty outside a post step. */
    public Optional<String> saved(String name) {
        return environment.value("STATE_" + name);
    }
}
