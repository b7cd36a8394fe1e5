package io.github.runneractions.deploy.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place in an object as YAML or the API gives it, which may not be there. */
public record Tree(@Nullable Object value) {
    /** The place below this one; each key is one of a mapping. */
    public Tree at(String... keys) {
        var place = this;
        for (var key : keys) {
            place = new Tree(place.map().get(key));
        }
        return place;
    }

    /** The entries, if it is a list. */
    public Stream<Tree> entries() {
        return value instanceof List<?> list ? list.stream().map(Tree::new) : Stream.of();
    }

    /** The entries by key; empty unless it is a mapping. */
    public Map<?, ?> map() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The value as text. */
    public Optional<String> text() {
        return Optional.ofNullable(value).map(Object::toString);
    }

    /** The value as text, empty where there is none. */
    public String orEmpty() {
        return text().orElse("");
    }

    /** Whether there is a value. */
    public boolean present() {
        return value != null;
    }
}
