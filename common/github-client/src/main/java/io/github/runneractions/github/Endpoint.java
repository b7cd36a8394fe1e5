package io.github.runneractions.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.http.ApiRequest;
import io.github.runneractions.github.http.ApiResponse;
import java.util.Optional;
import java.util.Set;

/**
 * One call of GitHub's REST API: one class contains everything about it.
 *
 * @param <T> the result of a successful response
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

    /** Whether {@link #decode} understands this response; an endpoint for which the status is not enough overrides it. */
    default boolean expects(ApiResponse response) {
        return expected().contains(response.status());
    }

    /**
     * Reads the result from a successful response.
     *
     * @throws IllegalArgumentException when a field is missing that GitHub always sends
     * @throws java.time.DateTimeException when a time in it cannot be parsed
     */
    T decode(ApiResponse response);

    /** The repository that the path names, if GitHub redirects the names that it had before. */
    default Optional<RepositoryName> repository() {
        return Optional.empty();
    }

    /** How long an attempt may take; a long poll sets more. */
    default ApiRequest.Timeouts timeouts() {
        return ApiRequest.Timeouts.DEFAULT;
    }

    /** The most bytes of a response's body; a longer one is not GitHub's. A page of a list may have more. */
    default int largest() {
        return ApiRequest.LARGEST_OBJECT;
    }

    /** What is tried, as it follows "Tried to". */
    String describe();

    /** Explains an error response, if this call can do it better than {@link ErrorExplanation#common}. */
    default Optional<ErrorExplanation> explanation(ApiResponse response) {
        return Optional.empty();
    }
}
