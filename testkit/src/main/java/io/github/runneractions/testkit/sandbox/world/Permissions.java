package io.github.runneractions.testkit.sandbox.world;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an installation or a token may do: permission to level.
 *
 * @param levels for example {@code administration → write}; levels are {@code read}, {@code write} and {@code admin}
 */
public record Permissions(SortedMap<String, String> levels) {

    private static final Comparator<String> BY_LEVEL = Comparator.comparingInt(Permissions::rank);

    /** Every installation may read metadata, asked for or not. */
    public static Permissions of(Map<String, String> levels) {
        SortedMap<String, String> all = new TreeMap<>(levels);
        all.putIfAbsent("metadata", "read");
        return new Permissions(all);
    }

    /** Whether {@code level} of {@code permission}, or a higher one, is granted. */
    public boolean allow(String permission, String level) {
        String granted = levels.get(permission);
        return granted != null && BY_LEVEL.compare(granted, level) >= 0;
    }

    /** Whether all of {@code wanted} is granted. */
    public boolean allow(Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(entry -> allow(entry.getKey(), entry.getValue()));
    }

    private static int rank(String level) {
        return switch (level) {
            case "read" -> 1;
            case "write" -> 2;
            case "admin" -> 3;
            default -> throw new IllegalArgumentException("\"" + level + "\" is no level: read, write or admin");
        };
    }
}
