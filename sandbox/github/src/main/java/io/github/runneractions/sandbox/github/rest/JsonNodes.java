package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;

/** JSON trees of the API's shapes. */
final class JsonNodes {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonNodes() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static <T> ArrayNode array(List<T> items, Function<T, ? extends JsonNode> shape) {
        return items.stream()
                .map(shape)
                .collect(Collector.of(MAPPER::createArrayNode, ArrayNode::add, ArrayNode::addAll));
    }

    static ObjectNode object(Map<String, String> values) {
        ObjectNode node = object();
        values.forEach(node::put);
        return node;
    }
}
