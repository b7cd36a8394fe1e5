package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An input's text: the runner's {@code INPUT_} variable, otherwise action.yml's default, of which the jar has a copy, so that
 * a run without GitHub's runner behaves the same.
 *
 * <p>GitHub's runner keeps the hyphens of a name, with which no shell can export a variable. So a name with underscores counts
 * too, but in a workflow only if action.yml declares it: then the runner itself sets the variable, over whatever an earlier
 * step has put into the environment.
 */
final class InputValues {
    /**
     * The default in action.yml of an input for which an empty value and a missing input differ: the runner passes an empty
     * text for both.
     */
    static final String NOT_GIVEN = "(not given)";

    static final String PREFIX = "INPUT_";

    private static final String DEFAULTS = "/META-INF/action-defaults.properties";
    private static final Pattern GITHUB_CONTEXT = Pattern.compile("\\$\\{\\{\\s*github\\.(\\w+)\\s*}}");

    /** Defaults that the runner would set on github.com, for a CronJob or {@code docker run}. */
    private static final Map<String, String> WITHOUT_A_RUNNER =
            Map.of("api_url", "https://api.github.com", "server_url", "https://github.com");

    private final Environment environment;
    private final Properties declared;

    /** @param declared the default of each input that action.yml declares; an empty text for none */
    InputValues(Environment environment, Properties declared) {
        this.environment = environment;
        this.declared = declared;
    }

    /** Values over the defaults that the build has put into this jar. */
    static InputValues of(Environment environment) {
        var declared = new Properties();
        try (InputStream resource = InputValues.class.getResourceAsStream(DEFAULTS)) {
            if (resource != null) {
                declared.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InputValues(environment, declared);
    }

    /** The input's text without surrounding blanks; empty when it is missing. */
    Optional<String> value(String name) {
        return given(name).filter(text -> !text.isEmpty());
    }

    Environment environment() {
        return environment;
    }

    /** The names that action.yml declares, without the spellings with underscores. */
    Set<String> names() {
        return declared.stringPropertyNames().stream()
                .filter(name -> !isOtherSpelling(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables that set an input which action.yml declares. */
    Set<String> variables() {
        return declared.stringPropertyNames().stream()
                .flatMap(name -> Stream.concat(Stream.of(variable(name)), otherVariable(name).stream()))
                .collect(Collectors.toSet());
    }

    /** The input's text; an empty text when a workflow sets the input and its expression is empty. */
    Optional<String> given(String name) {
        var own = written(variable(name));
        var other = other(name);
        return isText(other) && !decides(own, name)
                ? other
                : own.or(() -> other).or(() -> byDefault(name).flatMap(InputValues::unlessNotGiven));
    }

    /** Whether the input is set in both spellings, to different texts. */
    boolean differ(String name) {
        var own = written(variable(name));
        var other = other(name);
        if (own.isEmpty() || other.isEmpty() || own.equals(other)) {
            return false;
        }
        // Of other inputs, an empty text may mean that the runner did not find them in the workflow.
        return NOT_GIVEN.equals(declared.getProperty(name)) || (isText(other) && decides(own, name));
    }

    /** Whether the spelling of action.yml decides. In a workflow a default does not: the runner sets that by itself. */
    private boolean decides(Optional<String> own, String name) {
        return isText(own) && !(environment.inWorkflow() && own.equals(byDefault(name)));
    }

    private static boolean isText(Optional<String> text) {
        return text.filter(written -> !written.isEmpty()).isPresent();
    }

    /** Whether the input's text is the default of action.yml, even if the workflow sets it. */
    boolean isDefault(String name) {
        return value(name).equals(byDefault(name).map(String::strip).filter(text -> !text.isEmpty()));
    }

    /** The variable that a shell or a container's specification can set. */
    static String shellVariable(String name) {
        return variable(name).replace('-', '_');
    }

    /** The variable that GitHub's runner sets. */
    static String variable(String name) {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    /** The input that GitHub's runner sets {@code variable} for. */
    static String input(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }

    /** The variable of the spelling with underscores, where that counts and is another one. */
    private Optional<String> otherVariable(String name) {
        return Optional.of(shellVariable(name))
                .filter(variable -> !variable.equals(variable(name)))
                .filter(_ -> !environment.inWorkflow() || declared.containsKey(name.replace('-', '_')));
    }

    private Optional<String> other(String name) {
        return otherVariable(name).flatMap(this::written);
    }

    private boolean isOtherSpelling(String name) {
        return name.contains("_") && declared.containsKey(name.replace('_', '-'));
    }

    /** The variable's text, if it is there and is not the default that stands for none. */
    private Optional<String> written(String variable) {
        return environment.has(variable)
                ? unlessNotGiven(environment.value(variable).orElse(""))
                : Optional.empty();
    }

    private Optional<String> byDefault(String name) {
        return Optional.ofNullable(declared.getProperty(name))
                .filter(text -> !text.isEmpty())
                .map(this::resolved);
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

    private static Optional<String> unlessNotGiven(String text) {
        return Optional.of(text.strip()).filter(stripped -> !stripped.equals(NOT_GIVEN));
    }
}
