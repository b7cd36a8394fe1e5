package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An input's text: the runner's {@code INPUT_} variable, otherwise action.yml's default, of which the jar has a copy, so that
 * a run without GitHub's runner behaves the same.
 */
final class InputValues {
    /**
     * The default in action.yml of an input for which an empty value and a missing input differ: the runner passes an empty
     * text for both.
     */
    static final String NOT_GIVEN = "(not given)";

    private static final String PREFIX = "INPUT_";
    private static final String DEFAULTS = "/META-INF/action-defaults.properties";
    private static final Pattern GITHUB_CONTEXT = Pattern.compile("\\$\\{\\{\\s*github\\.(\\w+)\\s*}}");

    /** Defaults that the runner would set on github.com, for a CronJob or {@code docker run}. */
    private static final Map<String, String> WITHOUT_A_RUNNER =
            Map.of("api_url", "https://api.github.com", "server_url", "https://github.com");

    private final Environment environment;
    private final Properties defaults;

    InputValues(Environment environment, Properties defaults) {
        this.environment = environment;
        this.defaults = defaults;
    }

    /** Values over the defaults that the build has put into this jar. */
    static InputValues of(Environment environment) {
        var defaults = new Properties();
        try (InputStream resource = InputValues.class.getResourceAsStream(DEFAULTS)) {
            if (resource != null) {
                defaults.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InputValues(environment, defaults);
    }

    /** The input's text without surrounding blanks; empty when it is missing. */
    Optional<String> value(String name) {
        return given(name).filter(text -> !text.isEmpty());
    }

    Environment environment() {
        return environment;
    }

    /** The input's text; an empty text when a workflow sets the input and its expression is empty. */
    Optional<String> given(String name) {
        var variable = variable(name);
        // The runner keeps hyphens; no shell can export such a name, so a run by hand may write underscores.
        var byHand = shellVariable(name);
        if (environment.has(variable)) {
            return written(environment.value(variable).orElse(""));
        }
        return environment.has(byHand)
                ? written(environment.value(byHand).orElse(""))
                : byDefault(name).flatMap(InputValues::written);
    }

    /** Whether the input's text is the default of action.yml, even if the workflow sets it. */
    boolean isDefault(String name) {
        return value(name).equals(byDefault(name).map(String::strip).filter(text -> !text.isEmpty()));
    }

    /** All inputs that are given and whose names begin with {@code prefix}, declared or not; those that are empty, too. */
    SortedMap<String, String> startingWith(String prefix) {
        var found = new TreeMap<String, String>();
        for (var variable : environment.names()) {
            var name = variable.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^input-", "");
            if (variable.startsWith(PREFIX) && name.startsWith(prefix)) {
                written(environment.value(variable).orElse("")).ifPresent(text -> found.put(name, text));
            }
        }
        return found;
    }

    /** The variable that a shell or a container's specification can set. */
    static String shellVariable(String name) {
        return variable(name).replace('-', '_');
    }

    private static String variable(String name) {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    private Optional<String> byDefault(String name) {
        return Optional.ofNullable(defaults.getProperty(name)).map(this::resolved);
    }

    /** The runner evaluates expressions before it starts the action; without a runner, the few in defaults are variables. */
    private String resolved(String text) {
        return GITHUB_CONTEXT
                .matcher(text)
                .replaceAll(expression -> Matcher.quoteReplacement(context(expression.group(1))));
    }

    private String context(String property) {
        return environment
                .value("GITHUB_" + property.toUpperCase(Locale.ROOT))
                .orElseGet(() -> WITHOUT_A_RUNNER.getOrDefault(property, ""));
    }

    private static Optional<String> written(String text) {
        return Optional.of(text.strip()).filter(stripped -> !stripped.equals(NOT_GIVEN));
    }
}
