package io.github.runneractions.deploy.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place in an object as the API gives it, which may not be there. */
record Tree(@Nullable Object value) {
    Tree at(String... keys) {
        var place = this;
        for (var key : keys) {
            place = new Tree(place.value instanceof Map<?, ?> map ? map.get(key) : null);
        }
        return place;
    }

    Stream<Tree> entries() {
        return value instanceof List<?> list ? list.stream().map(Tree::new) : Stream.of();
    }

    Optional<String> text() {
        return Optional.ofNullable(value).map(Object::toString);
    }

    /** The text, or nothing of it. */
    String orEmpty() {
        return text().orElse("");
    }

    boolean there() {
        return value != null;
    }
}
