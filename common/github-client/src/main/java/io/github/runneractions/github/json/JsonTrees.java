package io.github.runneractions.github.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Trees from tokens, and tokens from trees, as Jackson's own mapper makes them. The parser limits how deep they are. */
final class JsonTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTrees() {}

    /** The first value; a missing node when there is none. */
    static JsonNode read(JsonParser parser) throws IOException {
        return parser.nextToken() == null ? MissingNode.getInstance() : value(parser);
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IOException("no value begins with " + parser.currentToken());
        };
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        var object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    static void write(JsonNode node, JsonGenerator to) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                to.writeStartObject();
                for (var field : node.properties()) {
                    to.writeFieldName(field.getKey());
                    write(field.getValue(), to);
                }
                to.writeEndObject();
            }
            case ARRAY -> {
                to.writeStartArray();
                for (var element : node) {
                    write(element, to);
                }
                to.writeEndArray();
            }
            case STRING -> to.writeString(node.textValue());
            case NUMBER -> number(node, to);
            case BOOLEAN -> to.writeBoolean(node.booleanValue());
            default -> to.writeNull();
        }
    }

    private static void number(JsonNode node, JsonGenerator to) throws IOException {
        switch (node.numberType()) {
            case INT -> to.writeNumber(node.intValue());
            case LONG -> to.writeNumber(node.longValue());
            case BIG_INTEGER -> to.writeNumber(node.bigIntegerValue());
            case FLOAT -> to.writeNumber(node.floatValue());
            case DOUBLE -> to.writeNumber(node.doubleValue());
            case BIG_DECIMAL -> to.writeNumber(node.decimalValue());
        }
    }
}
