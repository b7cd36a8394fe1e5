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

    /** Where the heading is found, with GitHub's own anchor for it. */
    public URI link() {
        var anchor = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\- ]", "")
                .replace(' ', '-');
        return URI.create(PAGE + "#" + anchor);
    }
}
