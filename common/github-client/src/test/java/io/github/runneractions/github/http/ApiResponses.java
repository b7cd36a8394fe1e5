package io.github.runneractions.github.http;

import io.github.runneractions.github.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers that no server gave. */
public final class ApiResponses {
    private ApiResponses() {}

    /** One in which GitHub says {@code message}. */
    public static ApiResponse saying(int status, String message, Map<String, List<String>> headers) {
        var body = Json.write(Json.object().put("message", message));
        return new ApiResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
