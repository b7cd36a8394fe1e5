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
        if (!(document instanceof Map<?, ?> body)) {
            return Optional.empty();
        }
        var fields = new Unstructured(body);
        var version = fields.at("apiVersion").text();
        var kind = fields.at("kind").text();
        if (version.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        var metadata = fields.at("metadata");
        return Optional.of(new RenderedObject(
                version.get(),
                kind.get(),
                metadata.at("name").orEmpty(),
                metadata.at("namespace").text(),
                body));
    }

    /** Whether {@code other} describes the same object of the cluster; a change of its API version does not make it another. */
    boolean isTheSameAs(RenderedObject other) {
        return kind.equals(other.kind) && name.equals(other.name) && namespace.equals(other.namespace);
    }

    /** The mapping of texts at {@code path}, such as labels; empty when it is missing. */
    Map<String, String> texts(String... path) {
        var found = new LinkedHashMap<String, String>();
        new Unstructured(body)
                .at(path)
                .fields()
                .forEach((key, value) -> found.put(key.toString(), new Unstructured(value).orEmpty()));
        return found;
    }
}
