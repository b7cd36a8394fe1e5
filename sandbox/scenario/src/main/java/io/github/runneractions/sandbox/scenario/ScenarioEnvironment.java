package io.github.runneractions.sandbox.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The surroundings of a scenario in addition to GitHub, such as a cluster: created for one scenario and removed after it.
 * The default has none.
 */
public interface ScenarioEnvironment extends AutoCloseable {

    /** Makes what the scenario's {@code cluster.yaml} describes, with placeholders filled in. */
    default void prepare(String yaml) {
        throw new IllegalArgumentException("cluster.yaml needs `cluster: true` in scenario.yaml");
    }

    /** The value of a placeholder, such as <code>${kube.url}</code>; empty for an unknown one. */
    default Optional<String> value(Placeholders.Name placeholder) {
        return Optional.empty();
    }

    /** Texts that must not leak, in addition to the sandbox's secrets. */
    default Set<String> secrets() {
        return Set.of();
    }

    /** Texts that others can read after the last step, which must not contain a secret: place → text. */
    default Map<String, String> readable() {
        return Map.of();
    }

    /** Texts for the end of the transcript: title → text. */
    default Map<String, String> sections() {
        return Map.of();
    }

    /** Replacements for texts that differ from run to run: pattern → replacement, in order. */
    default Map<String, String> replacements() {
        return Map.of();
    }

    @Override
    void close();

    /** GitHub alone. */
    static ScenarioEnvironment none() {
        return () -> {};
    }
}
