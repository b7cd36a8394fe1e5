package io.github.runneractions.runnercleanup.setback;

import java.util.List;

/** Names in a sentence. */
public final class Names {
    /** A sentence holds no more names than this. */
    private static final int MOST_NAMED = 10;

    private Names() {}

    /** Such as {@code a, b, c and 9 more}. */
    public static String of(List<String> all) {
        return all.size() <= MOST_NAMED
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, MOST_NAMED)) + " and " + (all.size() - MOST_NAMED) + " more";
    }
}
