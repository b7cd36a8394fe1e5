package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outputs and messages at the end of a run. They are collected first and written together, so that a failure does not
 * leave half of the outputs.
 */
public final class Report {
    private final Map<String, Object> outputs = new LinkedHashMap<>();
    private final StringBuilder summary = new StringBuilder();
    private Optional<String> notice = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    /** An output that is not a secret. */
    public void output(String name, String value) {
        outputs.put(name, value);
    }

    /** An output that is a secret; its description in action.yml must begin with {@code Masked.}. */
    public void output(String name, Secret value) {
        outputs.put(name, value);
    }

    /** A paragraph or table for the job's summary page. */
    public void summary(Markdown markdown) {
        summary.append(markdown.text()).append('\n');
    }

    /** The run's only notice. */
    public void notice(String text) {
        notice = Optional.of(text);
    }

    /** The run's failure, for an action that has outputs nevertheless. The run ends as if it were thrown. */
    public void failure(Failure thrown) {
        failure = Optional.of(thrown);
    }

    /** The names of the outputs, which must be those that action.yml declares. */
    public Set<String> outputNames() {
        return Set.copyOf(outputs.keySet());
    }

    Map<String, Object> outputs() {
        return outputs;
    }

    String summary() {
        return summary.toString();
    }

    Optional<String> notice() {
        return notice;
    }

    Optional<Failure> failure() {
        return failure;
    }
}
