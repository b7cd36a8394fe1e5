package io.github.runneractions.kubernetes.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A piece of a kubeconfig, read leniently as to what is there and strictly as to what must be. */
record YamlNode(@Nullable Object value) {
    /** The scalar called {@code key}. */
    Optional<String> text(String key) {
        return Optional.ofNullable(map().get(key)).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** The same, which must be there. */
    String needed(String key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException("lacks `" + key + "`"));
    }

    /** The {@code part} of the entry of the list {@code key} whose name is {@code name}. */
    YamlNode named(String key, String name, String part) {
        var entries = map().get(key) instanceof List<?> list ? list : List.of();
        return entries.stream()
                .map(YamlNode::new)
                .filter(entry -> entry.text("name").filter(name::equals).isPresent())
                .map(entry -> new YamlNode(entry.map().get(part)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "names a " + part + " as current that is not among its `" + key + "`"));
    }

    /** Refuses what is not understood, rather than connecting differently from what the file says. */
    void onlyHas(Set<String> known, String where) {
        map().keySet().stream()
                .map(Object::toString)
                .filter(key -> !known.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("has `" + key + "` for " + where
                            + ", which does not work here; give a token and the certificates' data in its place");
                });
    }

    private Map<?, ?> map() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
