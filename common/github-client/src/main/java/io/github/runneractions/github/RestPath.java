package io.github.runneractions.github;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Paths of the REST API. Names in them may be a server's own words, which are whatever it says: none of them may end the
 * path, leave it, or be no path at all.
 */
public final class RestPath {
    /** What RFC 3986 leaves as it is wherever it stands. */
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private RestPath() {}

    /** The path through {@code segments}, each encoded, with a leading slash. */
    public static String of(String... segments) {
        return Arrays.stream(segments).map(RestPath::encoded).collect(Collectors.joining("/", "/", ""));
    }

    private static String encoded(String segment) {
        // Both are steps on the way, not names.
        if (segment.equals(".") || segment.equals("..")) {
            return segment.replace(".", "%2E");
        }
        var encoded = new StringBuilder();
        for (var one : segment.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(one) >= 0) {
                encoded.append((char) one);
            } else {
                encoded.append("%%%02X".formatted(one));
            }
        }
        return encoded.toString();
    }
}
