package io.github.runneractions.sandbox.runner.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions that our workflow files use: a path into a context, such as {@code steps.app.outputs.token}. */
public final class WorkflowExpressions {
    private static final Pattern PATH = Pattern.compile("\\$\\{\\{\\s*([\\w.-]+)\\s*}}");

    private final Map<String, String> values = new HashMap<>();

    /** The value of a path. */
    public void put(String path, String value) {
        values.put(path, value);
    }

    /** {@code text} with its expressions evaluated; an unknown path is a mistake in the workflow. */
    public String evaluate(String text) {
        return PATH.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String path) {
        var value = values.get(path);
        if (value == null) {
            throw new IllegalArgumentException("There is nothing with the name " + path);
        }
        return value;
    }
}
