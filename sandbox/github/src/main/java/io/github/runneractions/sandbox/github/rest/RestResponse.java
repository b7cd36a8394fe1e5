package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A response of GitHub.
 *
 * @param headers lower-case names
 * @param body JSON; empty for 204
 */
public record RestResponse(int status, Map<String, String> headers, Optional<JsonNode> body) {

    static RestResponse ok(JsonNode body) {
        return new RestResponse(200, Map.of(), Optional.of(body));
    }

    static RestResponse created(JsonNode body) {
        return new RestResponse(201, Map.of(), Optional.of(body));
    }

    static RestResponse noContent() {
        return new RestResponse(204, Map.of(), Optional.empty());
    }

    /** An error as GitHub words it. */
    public static RestResponse error(int status, String message, String documentation) {
        return new RestResponse(
                status,
                Map.of(),
                Optional.of(JsonNodes.object()
                        .put("message", message)
                        .put("documentation_url", documentation)
                        .put("status", Integer.toString(status))));
    }

    RestResponse with(String header, String value) {
        return with(Map.of(header, value));
    }

    /** This response with more headers, or with other values of them. */
    public RestResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new RestResponse(status, all, body);
    }
}
