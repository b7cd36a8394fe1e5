package io.github.runneractions.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.http.ApiResponse;
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
    default String method() {
        return "GET";
    }

    /** The path, encoded (see {@link RestPath}), with a leading slash and any query. */
    String path();

    /** The JSON to send. */
    default Optional<JsonNode> body() {
        return Optional.empty();
    }

    /** The statuses that {@link #decode} understands. */
    default Set<Integer> expected() {
        return Set.of(200);
    }

    /**
     * What the answer comes to.
     *
     * @throws IllegalArgumentException when it lacks what GitHub's always has
     * @throws java.time.DateTimeException when a time in it is none
     */
    T decode(ApiResponse response);

    /** How long an attempt may take; a long poll says more. */
    default Timeouts timeouts() {
        return Timeouts.DEFAULT;
    }

    /** What is tried, as it follows "Tried to". */
    String describe();

    /** What an unexpected answer means for the user, when this call knows better than {@link ErrorExplanation#common}. */
    default Optional<ErrorExplanation> explanation(ApiResponse response) {
        return Optional.empty();
    }
}
