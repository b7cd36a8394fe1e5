package io.github.runneractions.toolkit;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that a misspelled one is meant to be. */
public final class Spelling {
    /** What other actions call inputs of ours, where the names have nothing in common. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "application-id", "client-id",
            "organization", "owner",
            "organisation", "owner",
            "org", "owner",
            "account", "owner",
            "pem", "private-key",
            "repos", "repositories",
            "pat", "token");

    private static final int SHORTEST_ABBREVIATION = 3;

    private Spelling() {}

    /** The one of {@code names} that {@code name} is close to: in its letters, or in its words. */
    public static Optional<String> closest(String name, Collection<String> names) {
        return Stream.<Optional<String>>of(
                        nearest(name, names),
                        Optional.ofNullable(ELSEWHERE.get(hyphens(name))).filter(names::contains),
                        names.stream()
                                .filter(other -> isAbbreviated(name, other) || sharesWords(name, other))
                                .min(Comparator.comparing((String other) -> !isAbbreviated(name, other))
                                        .thenComparingInt(String::length)
                                        .thenComparing(Comparator.naturalOrder())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> nearest(String name, Collection<String> names) {
        return names.stream()
                .filter(other -> isNear(letters(name), letters(other)))
                .min(Comparator.<String>comparingInt(other -> distance(letters(name), letters(other)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String one, String other) {
        var allowed = allowed(other);
        // First the lengths: a name can be as long as a variable may be.
        return Math.abs(one.length() - other.length()) <= allowed && distance(one, other) <= allowed;
    }

    private static int allowed(String letters) {
        return letters.length() <= 5 ? 1 : letters.length() <= 11 ? 2 : 3;
    }

    private static boolean isAbbreviated(String name, String other) {
        return name.length() >= SHORTEST_ABBREVIATION && letters(other).startsWith(letters(name));
    }

    /** Whether one has all words of the other at its beginning or end, such as {@code app-private-key}. */
    private static boolean sharesWords(String name, String other) {
        var words = words(name);
        var others = words(other);
        return words.startsWith(others) || words.endsWith(others) || others.startsWith(words) || others.endsWith(words);
    }

    /** The words between hyphens, all in the singular. */
    private static String words(String name) {
        return "-" + (hyphens(name) + "-").replace("s-", "-");
    }

    private static String hyphens(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    /** How many letters must be inserted, left out, replaced or swapped with their neighbour. */
    private static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : least(rows, i, j, one, other);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int least(int[][] rows, int i, int j, String one, String other) {
        var differ = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + differ);
        return isSwapped(i, j, one, other) ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }

    private static boolean isSwapped(int i, int j, String one, String other) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
