package io.github.runneractions.sandbox.github.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request and its answer.
 *
 * @param at when the request came, on GitHub's clock
 * @param target path and query
 * @param headers those of the request that matter, lower-case names, secrets replaced
 * @param body the request's, secrets replaced; empty when it had none
 * @param outcome the status, or {@code dropped}
 * @param took how long the sandbox thought, without delays that were asked of it
 */
public record Exchange(
        Instant at,
        String method,
        String target,
        Map<String, String> headers,
        String body,
        String outcome,
        Duration took) {

    /**
     * A line for golden files: the same for the same behaviour, whatever the time, the port and the secrets.
     * {@code POST /app/installations/42/access_tokens <jwt> {"permissions":{"contents":"read"}} -> 201}.
     */
    public String line() {
        String credential = headers.getOrDefault("authorization", "").replaceFirst("(?i)^(bearer|token) ", "");
        return Stream.of(method, target, credential, body, "->", outcome)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
