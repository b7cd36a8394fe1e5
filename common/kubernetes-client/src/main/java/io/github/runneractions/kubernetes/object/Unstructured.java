package io.github.runneractions.kubernetes.object;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value in an object without a class of its own, as JSON or YAML gives it: a mapping, a list or a scalar, or nothing where a
 * field is not set.
 *
 * @param value a {@link Map}, a {@link List}, a scalar, or {@code null}
 */
public record Unstructured(@Nullable Object value) {
    /** The field at {@code path}, mapping in mapping; not set when one of them is missing. */
    public Unstructured at(String... path) {
        var place = this;
        for (var key : path) {
            place = new Unstructured(place.fields().get(key));
        }
        return place;
    }

    /** Whether there is a value. */
    public boolean isSet() {
        return value != null;
    }

    /** The fields of a mapping; empty for everything else. */
    public Map<?, ?> fields() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The items of a list; none for everything else. */
    public Stream<Unstructured> items() {
        return value instanceof List<?> list ? list.stream().map(Unstructured::new) : Stream.of();
    }

    /** A scalar as text; empty for everything else. */
    public Optional<String> text() {
        return Optional.ofNullable(value)
                .filter(any -> !(any instanceof Map<?, ?> || any instanceof Collection<?>))
                .map(Object::toString);
    }

    /** A scalar as text; {@code ""} for everything else. */
    public String orEmpty() {
        return text().orElse("");
    }
}
