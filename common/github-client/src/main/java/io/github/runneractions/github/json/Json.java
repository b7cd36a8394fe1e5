package io.github.runneractions.github.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as trees. Without binding to beans, which would cost more at start-up than everything else in app-token. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /**
     * Parses {@code bytes}.
     *
     * @throws IOException when they are no JSON
     */
    public static JsonNode read(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /**
     * A whole number that {@code node} must have.
     *
     * @throws IllegalArgumentException when it has none of this name
     */
    public static long number(JsonNode node, String name) {
        var value = node.required(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("`" + name + "` is not a number");
        }
        return value.asLong();
    }

    /**
     * A text that {@code node} must have.
     *
     * @throws IllegalArgumentException when it has none of this name
     */
    public static String text(JsonNode node, String name) {
        var value = node.required(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("`" + name + "` is not a text");
        }
        return value.asText();
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** {@code node} as one line of text. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
