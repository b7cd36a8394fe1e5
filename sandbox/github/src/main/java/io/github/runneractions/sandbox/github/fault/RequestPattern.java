package io.github.runneractions.sandbox.github.fault;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The requests that a fault applies to: {@code METHOD /path}, where {@code *} means one segment of the path or any
 * method; {@code *} alone is every request. A query, when given, names parameters the request must have:
 * {@code GET /orgs/acme/actions/runners?page=2}.
 */
record RequestPattern(String method, Pattern path, List<String> parameters) {

    private static final String ANY = "*";
    private static final Pattern ANY_PATH = Pattern.compile(".*");

    static RequestPattern of(String text) {
        if (text.equals(ANY)) {
            return new RequestPattern(ANY, ANY_PATH, List.of());
        }
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 2 || !parts[1].startsWith("/")) {
            throw new IllegalArgumentException("\"" + text + "\" is not a pattern: write \"METHOD /path\" or \"*\"");
        }
        String[] target = parts[1].split("\\?", 2);
        List<String> parameters = target.length == 1 ? List.of() : List.of(target[1].split("&", -1));
        return new RequestPattern(parts[0], glob(target[0]), parameters);
    }

    boolean matches(String requestMethod, String target) {
        String[] asked = target.split("\\?", 2);
        List<String> given = asked.length == 1 ? List.of() : List.of(asked[1].split("&", -1));
        return (method.equals(ANY) || method.equalsIgnoreCase(requestMethod))
                && path.matcher(asked[0]).matches()
                && given.containsAll(parameters);
    }

    private static Pattern glob(String path) {
        return Pattern.compile(Arrays.stream(path.split("/", -1))
                .map(segment -> segment.equals(ANY) ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/")));
    }
}
