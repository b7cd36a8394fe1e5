package io.github.runneractions.sandbox.runner.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A YAML mapping whose scalars are all text as written, as GitHub's runner hands them on.
 *
 * @param entries key → text, {@code List} or {@code Map}, in the order of the file
 */
public record YamlMapping(Map<String, Object> entries) {

    /** The mapping a file consists of; an {@link IllegalArgumentException} names a file that is not a mapping. */
    public static YamlMapping read(Path file) {
        try {
            return of(parse(Files.readString(file)));
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is not a YAML mapping: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree of a document: text, {@code List} or {@code Map}; empty text for an empty document. */
    public static Object parse(String yaml) {
        // Any other schema would make 1.10 a number and "1.1" of it.
        var settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                // A key without a value still gets the null tag, which this schema does not know.
                .setTagConstructors(Map.of(Tag.NULL, _ -> ""))
                .build();
        var tree = new Load(settings).loadFromString(yaml);
        return tree == null ? "" : tree;
    }

    /** The mapping that a parsed node is; the empty one for empty text. */
    public static YamlMapping of(Object node) {
        if (node instanceof Map<?, ?> map) {
            var entries = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> entries.put(String.valueOf(key), value == null ? "" : value));
            return new YamlMapping(entries);
        }
        if ("".equals(node)) {
            return new YamlMapping(Map.of());
        }
        throw new IllegalArgumentException("a mapping is expected, not: " + node);
    }

    /** The text at a key, empty when the key is not there; a list or mapping there is refused. */
    public Optional<String> text(String key) {
        return switch (entries.get(key)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw new IllegalArgumentException(key + " must be text");
        };
    }

    /** The text at a key that must be there. */
    public String require(String key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    /** Whether the text at a key is {@code true}; any other text than true or false is refused. */
    public boolean flag(String key) {
        return switch (text(key).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false");
        };
    }

    /** The mapping at a key; the empty one when the key is not there. */
    public YamlMapping mapping(String key) {
        return of(entries.getOrDefault(key, ""));
    }

    /** The texts of the list at a key; none when the key is not there. */
    public List<String> texts(String key) {
        return switch (entries.get(key)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> throw new IllegalArgumentException(key + " must be a list");
        };
    }
}
