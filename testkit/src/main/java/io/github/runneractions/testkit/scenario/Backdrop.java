package io.github.runneractions.testkit.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a scenario needs beside GitHub, such as a cluster: set up for one scenario, taken down behind it. */
public interface Backdrop extends AutoCloseable {

    /** The value of a placeholder, such as <code>${kube.url}</code>; empty for one that is none of its own. */
    Optional<String> value(Placeholders.Name placeholder);

    /** What must not leak, in addition to the sandbox's secrets. */
    Set<String> secrets();

    /** What there is to see in it after the last step: title → text, for the end of the transcript. */
    Map<String, String> sections();

    /** What differs from run to run in what is said of it: pattern → replacement, in order. */
    Map<String, String> replacements();

    @Override
    void close();

    /** GitHub alone. */
    static Backdrop none() {
        return new Backdrop() {

            @Override
            public Optional<String> value(Placeholders.Name placeholder) {
                return Optional.empty();
            }

            @Override
            public Set<String> secrets() {
                return Set.of();
            }

            @Override
            public Map<String, String> sections() {
                return Map.of();
            }

            @Override
            public Map<String, String> replacements() {
                return Map.of();
            }

            @Override
            public void close() {}
        };
    }
}
