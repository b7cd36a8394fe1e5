package io.github.runneractions.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.http.Answer;
import io.github.runneractions.github.http.Timeouts;
import java.util.Optional;
import java.util.Set;

/**
 * One call of GitHub's REST API: everything about it stands in one class.
 *
 * @param <T> what a good answer comes to
 */
public interface Endpoint<T> {
    /** GET, POST or DELETE. */
    String method();

    /** The path, encoded (see {@link RestPath}), with a leading slash and any query. */
    String path();

    /** The JSON to send. */
    default Optional<JsonNode> body() {
        return Optional.empty();
    }

    /** The statuses that {@link #decode} understands. */
    Set<Integer> expected();

    /**
     * What the answer comes to.
     *
     * @throws IllegalArgumentException when it lacks what GitHub's always has
     * @throws java.time.DateTimeException when a time in it is none
     */
    T decode(Answer answer);

    /** How long an attempt may take; a long poll says more. */
    default Timeouts timeouts() {
        return Timeouts.DEFAULT;
    }

    /** What is tried, as it follows "Tried to". */
    String describe();

    /** What an unexpected answer means for the user, when this call knows better than {@link Refusal#common}. */
    default Optional<Refusal> refusal(Answer answer) {
        return Optional.empty();
    }
}
