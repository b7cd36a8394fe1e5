package io.github.runneractions.testkit.sandbox.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where GitHub's description says what GitHub does not do. */
final class Corrections {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String LISTED_INSTALLATIONS =
            "/paths/~1app~1installations/get/responses/200/content/application~1json/schema";

    private Corrections() {}

    /** The description, put right. */
    static String apply(String description) {
        try {
            JsonNode root = MAPPER.readTree(description);
            // A listed installation's account would have to be a user and an enterprise at once; everywhere else, and
            // at GitHub, it is either.
            if (root.at(LISTED_INSTALLATIONS) instanceof ObjectNode schema) {
                schema.putObject("items").put("$ref", "#/components/schemas/installation");
            }
            return root.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("GitHub's description is no JSON", e);
        }
    }
}
