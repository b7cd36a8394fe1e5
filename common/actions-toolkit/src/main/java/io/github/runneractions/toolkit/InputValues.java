package io.github.runneractions.toolkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * An input's text: the runner's {@code INPUT_} variable, else action.yml's default, of which the jar carries a copy so that
 * a run without GitHub's runner behaves the same.
 */
final class InputValues {
    private static final String DEFAULTS = "/META-INF/action-defaults.properties";
    private static final Pattern GITHUB_CONTEXT = Pattern.compile("\\$\\{\\{\\s*github\\.(\\w+)\\s*}}");

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

    Optional<String> value(String name) {
        var variable = "INPUT_" + name.toUpperCase(Locale.ROOT).replace(' ', '_');
        // The runner keeps hyphens; no shell can export such a name, so a run by hand may write underscores.
        var byHand = variable.replace('-', '_');
        if (environment.has(variable)) {
            return stripped(environment.value(variable));
        }
        return environment.has(byHand) ? stripped(environment.value(byHand)) : stripped(byDefault(name));
    }

    private Optional<String> byDefault(String name) {
        return Optional.ofNullable(defaults.getProperty(name)).map(this::resolved);
    }

    /** The runner resolves expressions before it starts us; without it the few that defaults use are variables. */
    private String resolved(String text) {
        return GITHUB_CONTEXT
                .matcher(text)
                .replaceAll(expression -> environment
                        .value("GITHUB_" + expression.group(1).toUpperCase(Locale.ROOT))
                        .map(java.util.regex.Matcher::quoteReplacement)
                        .orElse(""));
    }

    private static Optional<String> stripped(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
