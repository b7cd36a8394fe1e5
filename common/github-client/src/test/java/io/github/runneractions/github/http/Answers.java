package io.github.runneractions.github.http;

import io.github.runneractions.github.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers that no server gave. */
public final class Answers {
    private Answers() {}

    /** One in which GitHub says {@code message}. */
    public static Answer saying(int status, String message, Map<String, List<String>> headers) {
        var body = Json.write(Json.object().put("message", message));
        return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
