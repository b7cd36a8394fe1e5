package io.github.runneractions.sandbox.runner.step;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one form of expression that our action.yml files hold: a property of a context.
 *
 * @param contexts such as {@code github} → property → value; a property that is not there is empty text, as on GitHub
 */
record Expressions(Map<String, Map<String, String>> contexts) {

    private static final Pattern ANY = Pattern.compile("\\$\\{\\{(.*?)}}");
    private static final Pattern PROPERTY = Pattern.compile("\\s*(\\w+)\\.([\\w-]+)\\s*");

    /** The text with its expressions evaluated; an {@link IllegalArgumentException} names one that has another form. */
    String evaluate(String text) {
        return ANY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String expression) {
        var property = PROPERTY.matcher(expression);
        return Optional.of(property)
                .filter(Matcher::matches)
                .map(matched -> contexts.get(matched.group(1)))
                .map(context -> context.getOrDefault(property.group(2), ""))
                .orElseThrow(() -> new IllegalArgumentException("This expression cannot be evaluated:" + expression));
    }
}
