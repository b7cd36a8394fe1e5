package io.github.runneractions.github.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Permissions by GitHub's names, such as {@code organization_self_hosted_runners}, with their level. Empty means all that
 * the installation has.
 *
 * @see <a href="https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps">Permissions required for
 *     GitHub Apps</a>
 */
public record Permissions(SortedMap<String, String> levels) {
    /** Whatever the installation has. */
    public static final Permissions ALL = new Permissions(new TreeMap<>());

    private static final List<String> ORDER = List.of("read", "write", "admin");

    /** A single permission. */
    public static Permissions of(String name, String level) {
        return new Permissions(new TreeMap<>(Map.of(name, level)));
    }

    /**
     * These and {@code more}.
     *
     * @throws IllegalArgumentException naming a permission that both have, at different levels
     */
    public Permissions and(Permissions more) {
        var all = new TreeMap<>(levels);
        more.levels.forEach((name, level) -> {
            var other = all.put(name, level);
            if (other != null && !other.equals(level)) {
                throw new IllegalArgumentException(
                        "has two levels for `" + name + "`: `" + other + "` and `" + level + "`");
            }
        });
        return new Permissions(all);
    }

    /** The levels, the lowest first. */
    public static List<String> order() {
        return ORDER;
    }

    /** Reads GitHub's own object of names and levels. */
    static Permissions of(JsonNode node) {
        var levels = new TreeMap<String, String>();
        node.properties()
                .forEach(entry -> levels.put(
                        Json.asName(entry.getKey()),
                        Json.asName(entry.getValue().asText())));
        return new Permissions(levels);
    }

    /** Those of these that are more than {@code asked}. GitHub adds the reading of metadata to each token. */
    Permissions beyond(Permissions asked) {
        var more = new TreeMap<>(levels);
        more.entrySet().removeIf(held -> {
            var level = held.getValue();
            var wanted = asked.levels.get(held.getKey());
            return level.equals(wanted)
                    || (wanted != null && ORDER.contains(level) && ORDER.indexOf(level) <= ORDER.indexOf(wanted))
                    || (held.getKey().equals("metadata") && level.equals("read"));
        });
        return new Permissions(more);
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
        var text = new StringJoiner(", ");
        levels.forEach((name, level) -> text.add(name + ": " + level));
        return text.toString();
    }
}
