package io.github.runneractions.sandbox.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a scenario needs beside GitHub, such as a cluster: set up for one scenario, taken down behind it. One that
 * overrides nothing has nothing.
 */
public interface ScenarioEnvironment extends AutoCloseable {

    /** Makes what the scenario's {@code cluster.yaml} describes, with placeholders filled in. */
    default void prepare(String yaml) {
        throw new IllegalArgumentException("cluster.yaml needs `cluster: true` in scenario.yaml");
    }

    /** The value of a placeholder, such as <code>${kube.url}</code>; empty for one that is none of its own. */
    default Optional<String> value(Placeholders.Name placeholder) {
        return Optional.empty();
    }

    /** What must not leak, in addition to the sandbox's secrets. */
    default Set<String> secrets() {
        return Set.of();
    }

    /** What others can read in it after the last step, where no secret may stand: place → text. */
    default Map<String, String> readable() {
        return Map.of();
    }

    /** What there is to see in it after the last step: title → text, for the end of the transcript. */
    default Map<String, String> sections() {
        return Map.of();
    }

    /** What differs from run to run in what is said of it: pattern → replacement, in order. */
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
