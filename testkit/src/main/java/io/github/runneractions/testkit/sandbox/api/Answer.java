package io.github.runneractions.testkit.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What GitHub answers.
 *
 * @param headers lower-case names
 * @param body JSON; empty for 204
 */
public record Answer(int status, Map<String, String> headers, Optional<JsonNode> body) {

    static Answer ok(JsonNode body) {
        return new Answer(200, Map.of(), Optional.of(body));
    }

    static Answer created(JsonNode body) {
        return new Answer(201, Map.of(), Optional.of(body));
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), Optional.empty());
    }

    /** An error as GitHub words it. */
    public static Answer error(int status, String message, String documentation) {
        return new Answer(
                status,
                Map.of(),
                Optional.of(Json.object()
                        .put("message", message)
                        .put("documentation_url", documentation)
                        .put("status", Integer.toString(status))));
    }

    Answer with(String header, String value) {
        return with(Map.of(header, value));
    }

    /** The same with more headers, or with others in their place. */
    public Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }
}
