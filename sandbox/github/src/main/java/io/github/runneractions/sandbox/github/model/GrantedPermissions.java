package io.github.runneractions.sandbox.github.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The permissions of an installation or a token: name to level.
 *
 * @param levels for example {@code administration → write}; levels are {@code read}, {@code write} and {@code admin}
 */
public record GrantedPermissions(SortedMap<String, String> levels) {

    /** The levels, the lowest first. */
    public static final List<String> LEVELS = List.of("read", "write", "admin");

    private static final Comparator<String> BY_LEVEL = Comparator.comparingInt(GrantedPermissions::rank);

    /** Every installation may read metadata, asked for or not. */
    public static GrantedPermissions of(Map<String, String> levels) {
        SortedMap<String, String> all = new TreeMap<>(levels);
        all.putIfAbsent("metadata", "read");
        return new GrantedPermissions(all);
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
        int rank = LEVELS.indexOf(level);
        if (rank < 0) {
            throw new IllegalArgumentException("\"" + level + "\" is not one of " + String.join(", ", LEVELS));
        }
        return rank;
    }
}
