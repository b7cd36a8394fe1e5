package io.github.runneractions.deploy.chart;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in a tree of mappings, which may not be there. */
record YamlPath(@Nullable Object value) {
    YamlPath at(String... keys) {
        var place = this;
        for (var key : keys) {
            place = new YamlPath(place.map().get(key));
        }
        return place;
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(map().get(key)).map(Object::toString);
    }

    Map<?, ?> map() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
