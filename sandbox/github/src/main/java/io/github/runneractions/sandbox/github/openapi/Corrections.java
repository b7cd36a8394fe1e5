package io.github.runneractions.sandbox.github.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** Corrections where GitHub's description differs from what GitHub does. */
final class Corrections {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String LISTED_INSTALLATIONS =
            "/paths/~1app~1installations/get/responses/200/content/application~1json/schema";

    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> ENDS = List.of("registration_deprecates_at", "runtime_deprecates_at");
    /** Where runners are. */
    private static final List<String> PLACES =
            List.of("/repos/{owner}/{repo}", "/orgs/{org}", "/enterprises/{enterprise}");

    private Corrections() {}

    /** The corrected description. */
    static String apply(String description) {
        try {
            JsonNode root = MAPPER.readTree(description);
            // A listed installation's account would have to be a user and an enterprise at once; everywhere else, and
            // at GitHub, it is either.
            if (root.at(LISTED_INSTALLATIONS) instanceof ObjectNode schema) {
                schema.putObject("items").put("$ref", "#/components/schemas/installation");
            }
            if (root.path("paths") instanceof ObjectNode paths) {
                PLACES.forEach(place -> deprecations(paths, place + "/actions/runners"));
            }
            return root.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("GitHub's description is not JSON", e);
        }
    }

    /**
     * When a version of the runner ends: announced on 2026-09-03, and not yet in the newest description that is published
     * ({@code @octokit/openapi} 23.0.2). Should it be listed and described one day, that description goes before.
     */
    private static void deprecations(ObjectNode paths, String runners) {
        String path = runners + "/deprecations/{version}";
        if (paths.has(path)) {
            return;
        }
        ObjectNode operation = paths.putObject(path).putObject("get");
        ArrayNode parameters = operation.putArray("parameters");
        PATH_VARIABLE.matcher(path).results().forEach(variable -> {
            ObjectNode parameter = parameters
                    .addObject()
                    .put("name", variable.group(1))
                    .put("in", "path")
                    .put("required", true);
            parameter.putObject("schema").put("type", "string");
        });
        ObjectNode schema = operation
                .putObject("responses")
                .putObject("200")
                .put("description", "The version's end")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object");
        schema.putArray("required").add("runner_version");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("runner_version").put("type", "string");
        ENDS.forEach(end -> properties
                .putObject(end)
                .put("type", "string")
                .put("format", "date-time")
                .put("nullable", true));
    }
}
