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
 * An input's text: the runner's {@code INPUT_} variable, else action.yml's default, of which the jar carries a copy so that
 * a run without GitHub's runner behaves the same.
 */
final class InputValues {
    /**
     * What action.yml sets as the default of an input whose emptiness must not pass for its absence: the runner hands on
     * both as an empty text. Nobody would write it, and in a table it reads as what it is.
     */
    static final String NOT_GIVEN = "(not given)";

    private static final String PREFIX = "INPUT_";
    private static final String DEFAULTS = "/META-INF/action-defaults.properties";
    private static final Pattern GITHUB_CONTEXT = Pattern.compile("\\$\\{\\{\\s*github\\.(\\w+)\\s*}}");

    /** What the runner would have said on github.com; a CronJob or {@code docker run} has nobody to say it. */
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

    /** The input's text without surrounding blanks, empty when there is none. */
    Optional<String> value(String name) {
        return given(name).filter(text -> !text.isEmpty());
    }

    Environment environment() {
        return environment;
    }

    /** The same, but an empty text where a workflow gives the input and its expression came out empty. */
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

    /** Whether the input has the text that action.yml gives it by default, whoever wrote it. */
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

    /** The runner resolves expressions before it starts us; without it the few that defaults use are variables. */
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
