package io.github.runneractions.sandbox.github.openapi;

import java.util.Optional;

/**
 * A request and its response, as far as the description covers them.
 *
 * @param target path and query, below the API's base URL
 * @param contentType the request's
 * @param body the request's; empty when it had none
 * @param answer empty when a fault replaced GitHub's response
 */
public record Observed(
        String method, String target, Optional<String> contentType, String body, Optional<ObservedAnswer> answer) {

    /** The response; the body can be empty. */
    public record ObservedAnswer(int status, Optional<String> contentType, String body) {}
}
