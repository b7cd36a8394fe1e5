package io.github.runneractions.runtime;

import java.net.URI;
import java.util.Locale;

/**
 * A heading of {@code docs/troubleshooting.md}, which is also the title of every failure that leads there.
 *
 * <p>Each failure a user can meet is a static field of this type, so that a test can hold the page against the code.
 *
 * @param heading the heading's text, without markup
 */
public record Topic(String heading) {
    private static final String PAGE =
            "https://github.com/runner-actions/runner-actions/blob/main/docs/troubleshooting.md";

    /** A name of the topic for programs: GitHub's own anchor for the heading, such as {@code the-chart-is-not-found}. */
    public String id() {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\- ]", "")
                .replace(' ', '-');
    }

    /** Where the heading is found. */
    public URI link() {
        return URI.create(PAGE + "#" + id());
    }
}
