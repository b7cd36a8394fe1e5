package io.github.runneractions.kubernetes.object;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;

/** Reads YAML from outside. Each level of nesting takes stack to read, so deep nesting is found before anything is read. */
public final class Yaml {
    /** Custom resource definitions, the deepest documents that people write, have 60 levels. */
    private static final int DEEPEST = 500;

    private Yaml() {}

    /**
     * The only document of {@code text}.
     *
     * @throws IllegalArgumentException that states that it is nested too deep, or contains itself, as it follows the name of a value
     * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException when it is not YAML; the message quotes the text
     */
    public static @Nullable Object document(String text) {
        var settings = LoadSettings.builder().build();
        requireShallow(text, settings);
        var document = new Load(settings).loadFromString(text);
        requireFinite(document, identities(), identities());
        return document;
    }

    /** All documents of {@code text}; it throws what {@link #document} does. */
    public static List<Object> documents(String text, LoadSettings settings) {
        requireShallow(text, settings);
        return StreamSupport.stream(new Load(settings).loadAllFromString(text).spliterator(), false)
                .peek(document -> requireFinite(document, identities(), identities()))
                .toList();
    }

    private static Set<Object> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /**
     * With an alias, a value may contain itself, for which nothing that goes through it would end.
     *
     * @param around the values that {@code value} is in
     * @param known those that do not contain themselves
     */
    private static void requireFinite(@Nullable Object value, Set<Object> around, Set<Object> known) {
        Collection<?> inner = switch (value) {
            case Map<?, ?> map ->
                Stream.concat(map.keySet().stream(), map.values().stream()).toList();
            case Collection<?> list -> list;
            case null, default -> List.of();
        };
        if (value == null || inner.isEmpty() || known.contains(value)) {
            return;
        }
        if (!around.add(value)) {
            throw new IllegalArgumentException("has a value that contains itself");
        }
        inner.forEach(each -> requireFinite(each, around, known));
        around.remove(value);
        known.add(value);
    }

    private static void requireShallow(String text, LoadSettings settings) {
        var depth = 0;
        for (var event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("is nested more than " + DEEPEST + " levels deep");
            }
        }
    }
}
