package io.github.runneractions.github;

import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Lists that GitHub returns in pages. */
public final class Pages {
    /** The most that GitHub puts on a page; 30 unless asked. */
    public static final int SIZE = 100;

    /** More than any account has; a server whose pages never end must not fill the memory. */
    private static final int MOST = 100;

    static final Topic ENDLESS = new Topic("GitHub returned too many entries");

    private Pages() {}

    /** The query that asks for the page of a number, from 1. */
    public static String query(int page) {
        return "?per_page=" + SIZE + "&page=" + page;
    }

    /** All there is, one page after the other until one is not full; {@code page} is given their numbers, from 1. */
    public static <T> List<T> all(IntFunction<List<T>> page) {
        var found = new ArrayList<T>();
        for (var number = 1; ; number++) {
            var entries = page.apply(number);
            found.addAll(entries);
            if (entries.size() < SIZE) {
                return found;
            }
            if (number == MOST) {
                throw new PreconditionFailed(
                        ENDLESS,
                        Failure.cause("list all entries", "GitHub returned more than " + MOST * SIZE + " entries"),
                        Hint.of(
                                "Check that {} is GitHub's API. The step does nothing with an incomplete list.",
                                GitHubSettings.API_URL));
            }
        }
    }
}
