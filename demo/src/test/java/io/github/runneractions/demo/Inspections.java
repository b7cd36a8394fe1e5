package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a Docker engine tells of the actions' containers and images to everybody who may ask it. GitHub's runner passes inputs and
 * the state of a step as variables, which the engine shows; nothing else there may be a credential.
 */
final class Inspections implements Consumer<String> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<JsonNode> containers = new ArrayList<>();

    @Override
    public void accept(String inspected) {
        try {
            JSON.readTree(inspected).forEach(containers::add);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void holdNoCredentials(DockerEngine docker, Proof proof) {
        // The four steps, and the post step of the first.
        assertThat(containers).hasSize(5);
        // The search finds what is there.
        assertThat(containers)
                .anyMatch(container -> !proof.leaks(container.toPrettyString()).isEmpty());
        for (var container : containers) {
            withoutPassedVariables(container);
            assertThat(proof.leaks(container.toPrettyString()))
                    .as("container of %s", container.at("/Config/Image").asText())
                    .isEmpty();
        }
        images().forEach(image -> assertThat(proof.leaks(docker.docker("image", "inspect", image)
                        + docker.docker("image", "history", "--no-trunc", image)))
                .as("image %s", image)
                .isEmpty());
    }

    private Stream<String> images() {
        return containers.stream()
                .map(container -> container.at("/Config/Image").asText())
                .distinct();
    }

    /** An input of the step, or what its main step saved for its post step. */
    private static void withoutPassedVariables(JsonNode container) {
        var variables = (ArrayNode) container.at("/Config/Env");
        assertThat(variables).isNotEmpty();
        for (int i = variables.size() - 1; i >= 0; i--) {
            var variable = variables.get(i).asText();
            if (variable.startsWith("INPUT_") || variable.startsWith("STATE_")) {
                variables.remove(i);
            }
        }
    }
}
