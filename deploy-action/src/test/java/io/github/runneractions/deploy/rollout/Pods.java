package io.github.runneractions.deploy.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Pods as the API gives them. */
final class Pods {
    private Pods() {}

    /** A pod called {@code runner-a} with this status, in JSON. */
    static GenericKubernetesResource withStatus(String status) {
        return read("""
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "runner-a"}, "status": %s}
                """.formatted(status));
    }

    static GenericKubernetesResource read(String json) {
        try {
            return new ObjectMapper().readValue(json, GenericKubernetesResource.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
