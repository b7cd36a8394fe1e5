package io.github.runneractions.github;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Paths of the REST API. Names in them can come from a server, and must not change the path: a name must not end it, leave
 * it, or be empty.
 */
public final class RestPath {
    /** The characters that RFC 3986 never encodes. */
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
