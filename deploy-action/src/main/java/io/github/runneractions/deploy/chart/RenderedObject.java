package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.object.Unstructured;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a rendered chart.
 *
 * @param namespace where the chart puts it; empty: the release's
 * @param body the whole of it
 */
public record RenderedObject(String apiVersion, String kind, String name, Optional<String> namespace, Map<?, ?> body) {

    static Optional<RenderedObject> of(Object document) {
        // Helm leaves empty documents where a template rendered to nothing.
        if (!(document instanceof Map<?, ?> body) || body.get("kind") == null || body.get("apiVersion") == null) {
            return Optional.empty();
        }
        var metadata = new Unstructured(body).at("metadata");
        return Optional.of(new RenderedObject(
                body.get("apiVersion").toString(),
                body.get("kind").toString(),
                metadata.at("name").orEmpty(),
                metadata.at("namespace").text(),
                body));
    }

    /** The mapping of texts at {@code path}, such as labels; empty when it is missing. */
    Map<String, String> texts(String... path) {
        var found = new LinkedHashMap<String, String>();
        new Unstructured(body)
                .at(path)
                .fields()
                .forEach((key, value) -> found.put(key.toString(), String.valueOf(value)));
        return found;
    }
}
