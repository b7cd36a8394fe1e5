package io.github.runneractions.github.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * JSON as trees. Without a mapper, whose start would take longer than everything else that app-token does: {@link JsonTrees}
 * reads and writes them.
 */
public final class Json {
    /** Ten times what 500 repositories have; a tree takes far more memory than its text. */
    private static final long MOST_TOKENS = 1_000_000;

    /** That of a repository, the longest of GitHub's names. */
    private static final int LONGEST_NAME = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .build();

    private Json() {}

    /**
     * Parses {@code bytes}.
     *
     * @throws IOException when they are no JSON
     */
    public static JsonNode read(byte[] bytes) throws IOException {
        try (var parser = FACTORY.createParser(bytes)) {
            return JsonTrees.read(parser);
        }
    }

    /**
     * The text called {@code name} in an object of which only the beginning may be there, or of which the rest is no JSON.
     *
     * @return empty when there is none so far
     */
    public static Optional<String> firstText(byte[] beginning, String name) {
        try (var parser = FACTORY.createParser(beginning)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var wanted = parser.currentName().equals(name);
                if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException _) {
            // The end of what is there.
        }
        return Optional.empty();
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
     * How many there are of something.
     *
     * @throws IllegalArgumentException when {@code node} has no such number
     */
    public static int count(JsonNode node, String name) {
        var number = number(node, name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("`" + name + "` is not a count");
        }
        return (int) number;
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

    /**
     * A name that {@code node} must have, and that may stand in an output and in a URL: a login, a slug, a repository's name.
     *
     * @throws IllegalArgumentException when it has none, or one with other characters than GitHub's names have
     */
    public static String name(JsonNode node, String name) {
        return asName(text(node, name));
    }

    /**
     * Checks a name.
     *
     * @return {@code text}
     * @throws IllegalArgumentException when it has other characters than GitHub's names have
     */
    public static String asName(String text) {
        // Without a pattern, which would have to be compiled at each start.
        if (text.isEmpty() || text.length() > LONGEST_NAME || !text.chars().allMatch(Json::isOfName)) {
            throw new IllegalArgumentException("a name has characters that no name has");
        }
        return text;
    }

    private static boolean isOfName(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_'
                || character == '.';
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@code node} as one line of text. */
    public static String write(JsonNode node) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            JsonTrees.write(node, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
