package io.github.runneractions.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    /**
     * The entries of a page.
     *
     * @param read those that have the form of an entry
     * @param listed how many GitHub listed
     */
    public record Entries<T>(List<T> read, int listed) {
        /**
         * Reads each of {@code list}. One that is malformed is left out, so that it does not take the others with it.
         *
         * @throws IllegalArgumentException when it is no list, or none of its entries can be read
         */
        public static <T> Entries<T> of(JsonNode list, Function<JsonNode, T> entry) {
            if (!list.isArray()) {
                throw new IllegalArgumentException("the response has no list");
            }
            var read = StreamSupport.stream(list.spliterator(), false)
                    .flatMap(node -> read(node, entry))
                    .toList();
            if (read.isEmpty() && !list.isEmpty()) {
                throw new IllegalArgumentException("no entry of the list can be read");
            }
            return new Entries<>(read, list.size());
        }

        private static <T> Stream<T> read(JsonNode node, Function<JsonNode, T> entry) {
            try {
                return Stream.of(entry.apply(node));
            } catch (IllegalArgumentException | DateTimeException _) {
                return Stream.of();
            }
        }
    }

    /** All there is, one page after the other until one is not full; {@code page} is given their numbers, from 1. */
    public static <T> List<T> all(IntFunction<Entries<T>> page) {
        var found = new ArrayList<T>();
        for (var number = 1; ; number++) {
            var entries = page.apply(number);
            found.addAll(entries.read());
            if (entries.listed() < SIZE) {
                return found;
            }
            if (number == MOST) {
                throw endless("list all entries", "GitHub returned more than " + MOST * SIZE + " entries");
            }
        }
    }

    /**
     * A list that is longer than any of GitHub's.
     *
     * @param tried as it follows "Tried to"
     * @param size how long it is, as it follows "but"
     */
    public static PreconditionFailed endless(String tried, String size) {
        return new PreconditionFailed(
                ENDLESS,
                Failure.cause(tried, size),
                Hint.of(
                        "Check that {} is GitHub's API. The step does nothing with an incomplete list.",
                        GitHubSettings.API_URL));
    }
}
