package io.github.runneractions.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions that the demo's workflow uses: a path into a context, such as {@code steps.app.outputs.token}. */
final class Expressions {
    private static final Pattern PATH = Pattern.compile("\\$\\{\\{\\s*([\\w.-]+)\\s*}}");

    private final Map<String, String> values = new HashMap<>();

    void put(String path, String value) {
        values.put(path, value);
    }

    /** {@code text} with its expressions evaluated; an unknown path is a mistake in the workflow. */
    String evaluate(String text) {
        return PATH.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String path) {
        var value = values.get(path);
        if (value == null) {
            throw new IllegalArgumentException("The demo knows nothing by the name of " + path);
        }
        return value;
    }
}
