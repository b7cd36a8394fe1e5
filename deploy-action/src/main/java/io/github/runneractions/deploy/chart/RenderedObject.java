package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.object.Unstructured;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Whether {@code other} describes the same object of the cluster; another version of the API group does not make it another. */
    boolean isTheSameAs(RenderedObject other) {
        return group().equals(other.group())
                && kind.equals(other.kind)
                && name.equals(other.name)
                && namespace.equals(other.namespace);
    }

    String group() {
        return apiVersion.substring(0, Math.max(apiVersion.indexOf('/'), 0));
    }

    /** Whether each parser of YAML finds the same object in it, and its name is one that can be in a URL. */
    boolean isPlain() {
        var metadata = new Unstructured(body).at("metadata").fields();
        return Stream.concat(body.keySet().stream(), metadata.keySet().stream())
                        .allMatch(key -> key instanceof String text && !text.equals("<<"))
                && Stream.of(body.get("apiVersion"), body.get("kind"), metadata.get("name"))
                        .allMatch(String.class::isInstance)
                && isPathSegment(name)
                && (!metadata.containsKey("namespace") || metadata.get("namespace") instanceof String)
                && namespace.filter(text -> !isPathSegment(text)).isEmpty();
    }

    /** As the API server wants a name: of roles, for example, also with colons. */
    private static boolean isPathSegment(String text) {
        return !text.isEmpty()
                && !text.equals(".")
                && !text.equals("..")
                && text.chars()
                        .allMatch(character -> character > ' ' && character < 0x7f && "/%?#".indexOf(character) < 0);
    }

    /** The mapping of texts at {@code path}, such as labels; empty when it is missing. */
    public Map<String, String> texts(String... path) {
        var found = new LinkedHashMap<String, String>();
        new Unstructured(body)
                .at(path)
                .fields()
                .forEach((key, value) -> found.put(key.toString(), new Unstructured(value).orEmpty()));
        return found;
    }
}
