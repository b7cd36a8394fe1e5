package io.github.runneractions.sandbox.scenario;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of <code>${name}</code> and <code>${name:argument}</code> in a scenario's files. GitHub's own
 * <code>${{ … }}</code> is left alone.
 *
 * @param value asked for every placeholder; empty for an unknown one
 */
public record Placeholders(Function<Name, Optional<String>> value) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][a-z0-9.]*)(?::([^{}]*))?}");

    /**
     * A placeholder without its frame.
     *
     * @param argument the text after the colon; empty without one
     */
    public record Name(String name, String argument) {}

    /** The text with every placeholder replaced; an {@link IllegalArgumentException} names an unknown one. */
    public String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)));
    }

    private String valueOf(MatchResult found) {
        var argument = Optional.ofNullable(found.group(2)).orElse("");
        return value.apply(new Name(found.group(1), argument))
                .orElseThrow(() -> new IllegalArgumentException("There is nothing with the name " + found.group()));
    }
}
