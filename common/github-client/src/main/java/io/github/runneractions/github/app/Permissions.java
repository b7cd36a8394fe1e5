package io.github.runneractions.github.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Permissions by GitHub's names, such as {@code organization_self_hosted_runners}, with their level. Empty stands for "not
 * narrowed": whatever the installation has.
 *
 * @see <a href="https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps">Permissions required for
 *     GitHub Apps</a>
 */
public record Permissions(SortedMap<String, String> levels) {
    /** Whatever the installation has. */
    public static final Permissions ALL = new Permissions(new TreeMap<>());

    private static final List<String> ORDER = List.of("read", "write", "admin");
    private static final Pattern ENTRY = Pattern.compile("[\"']?([a-z][a-z_]*)[\"']?\\s*:\\s*[\"']?([a-z]+)[\"']?");

    /** A single permission. */
    public static Permissions of(String name, String level) {
        return new Permissions(new TreeMap<>(Map.of(name, level)));
    }

    /**
     * Reads one {@code name: level} a line, or several between commas, with or without braces: YAML and JSON alike.
     *
     * @throws IllegalArgumentException naming the entry that is none
     */
    public static Permissions parse(String text) {
        var levels = new TreeMap<String, String>();
        text.replaceAll("[{}]", " ")
                .lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> {
                    var match = ENTRY.matcher(entry.replace('-', '_'));
                    if (!match.matches() || !ORDER.contains(match.group(2))) {
                        throw new IllegalArgumentException("has an entry that is not `name: read`, `name: write` or"
                                + " `name: admin`, such as `administration: write`");
                    }
                    levels.put(match.group(1), match.group(2));
                });
        return new Permissions(levels);
    }

    /** Reads GitHub's own object of names and levels. */
    static Permissions of(JsonNode node) {
        var levels = new TreeMap<String, String>();
        node.properties()
                .forEach(entry -> levels.put(entry.getKey(), entry.getValue().asText()));
        return new Permissions(levels);
    }

    /** Those of these that {@code granted} does not hold at the level asked for. */
    public Permissions missingFrom(Permissions granted) {
        var missing = new TreeMap<>(levels);
        missing.entrySet()
                .removeIf(wanted -> Optional.ofNullable(granted.levels.get(wanted.getKey()))
                        .filter(level -> ORDER.indexOf(level) >= ORDER.indexOf(wanted.getValue()))
                        .isPresent());
        return new Permissions(missing);
    }

    /** Whether nothing is named. */
    public boolean isEmpty() {
        return levels.isEmpty();
    }

    /** As a JSON object. */
    public JsonNode json() {
        var object = Json.object();
        levels.forEach(object::put);
        return object;
    }

    /** Such as {@code administration: write, metadata: read}. */
    @Override
    public String toString() {
        return levels.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
