package io.github.runneractions.sandbox.github.openapi;

import java.util.Optional;

/**
 * A request and its answer, as far as the description speaks of them.
 *
 * @param target path and query, below the API's base URL
 * @param contentType the request's
 * @param body the request's; empty when it had none
 * @param answer empty when a fault stood in GitHub's place
 */
public record Observed(
        String method, String target, Optional<String> contentType, String body, Optional<ObservedAnswer> answer) {

    /** What was answered; the body is empty when there was none. */
    public record ObservedAnswer(int status, Optional<String> contentType, String body) {}
}
