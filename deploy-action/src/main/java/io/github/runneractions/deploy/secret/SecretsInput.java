package io.github.runneractions.deploy.secret;

import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.kubernetes.object.Yaml;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads {@code secrets}: YAML, name → key → value. No problem quotes a value, nor a name or key that is not valid: where a value of
 * several lines is pasted without quotes, its second line is a key.
 */
public final class SecretsInput {
    static final String INPUT = "secrets";

    /** Everything is text: {@code 007} and {@code no} are passwords, and nothing is an empty text. */
    private static final LoadSettings TEXTS = LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setTagConstructors(Map.of(Tag.NULL, _ -> ""))
            .build();

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final int LONGEST = 253;

    private static final String QUOTE = "; write each value as `${{ toJSON(secrets.NAME) }}`, which keeps its line ends"
            + " and special characters";

    private SecretsInput() {}

    /** The Secrets that the user wants, their values masked; none without the input. */
    public static Input<List<WantedSecret>> read(Inputs inputs, Input<ReleaseName> release) {
        // For its problem only: an expression that is empty by mistake would remove all Secrets of earlier runs.
        inputs.nonEmptyIfGiven(INPUT, Function.identity());
        return inputs.confidential(INPUT, text -> secrets(text, inputs, release.ifValid()))
                .map(given -> given.orElseGet(List::of));
    }

    /** The name of the Secret with the app's key, which {@code private-key} asks for. */
    public static String ofApp(ReleaseName release) {
        return release + "-app";
    }

    private static List<WantedSecret> secrets(String text, Inputs inputs, Optional<ReleaseName> release) {
        var secrets = new ArrayList<WantedSecret>();
        var number = 0;
        for (var entry : mapping(text).entrySet()) {
            number++;
            var name = String.valueOf(entry.getKey());
            if (isValid(inputs, name, NAME, "name number " + number, "lower-case letters, digits, hyphens and dots")
                    && isFree(inputs, name, release)) {
                secrets.add(new WantedSecret(name, entries(inputs, name, new Unstructured(entry.getValue()))));
            }
        }
        return secrets;
    }

    private static Map<?, ?> mapping(String text) {
        List<Object> documents;
        try {
            documents = Yaml.documents(text, TEXTS);
        } catch (MarkedYamlEngineException e) {
            // Neither its message nor its problem, which quote the text.
            throw new IllegalArgumentException("is not YAML"
                    + e.getProblemMark()
                            .map(mark -> " (line " + (mark.getLine() + 1) + ")")
                            .orElse("")
                    + QUOTE);
        } catch (YamlEngineException _) {
            throw new IllegalArgumentException("is not YAML" + QUOTE);
        }
        var given =
                documents.stream().filter(Predicate.not(SecretsInput::isBlank)).toList();
        if (given.isEmpty()) {
            return Map.of();
        }
        if (given.size() == 1 && given.getFirst() instanceof Map<?, ?> secrets) {
            return secrets;
        }
        throw new IllegalArgumentException("is not a YAML mapping of names to keys and values" + QUOTE);
    }

    private static Map<String, Secret> entries(Inputs inputs, String name, Unstructured secret) {
        var entries = new TreeMap<String, Secret>();
        if (secret.fields().isEmpty()) {
            inputs.problem(INPUT, "has no keys and values for the Secret `" + name + "`");
        }
        var number = 0;
        for (var entry : secret.fields().entrySet()) {
            number++;
            var key = String.valueOf(entry.getKey());
            if (isValid(
                    inputs,
                    key,
                    KEY,
                    "key number " + number + " of `" + name + "`",
                    "letters, digits, hyphens, dots and underscores")) {
                value(inputs, name, key, new Unstructured(entry.getValue()))
                        .ifPresent(value -> entries.put(key, value));
            }
        }
        return entries;
    }

    private static Optional<Secret> value(Inputs inputs, String name, String key, Unstructured given) {
        var place = name + "." + key;
        if (!given.fields().isEmpty() || given.text().isEmpty()) {
            inputs.problem(INPUT, "has a value of `" + place + "` that is not a text" + QUOTE);
            return Optional.empty();
        }
        var value = given.orEmpty();
        if (value.isBlank()) {
            inputs.problem(INPUT, "has no value for `" + place + "`" + inputs.whyEmpty());
            return Optional.empty();
        }
        return Optional.of(inputs.mask(value, key + ": " + value));
    }

    private static boolean isValid(Inputs inputs, String text, Pattern form, String what, String characters) {
        if (text.length() <= LONGEST && form.matcher(text).matches() && !text.equals(".") && !text.equals("..")) {
            return true;
        }
        inputs.problem(
                INPUT,
                "has a text that Kubernetes does not accept as " + what + "; use " + characters + ", at most " + LONGEST
                        + ". If it is a part of a value, write that as `${{ toJSON(secrets.NAME) }}`");
        return false;
    }

    /** Whether neither Helm nor this action keeps something of its own there. */
    private static boolean isFree(Inputs inputs, String name, Optional<ReleaseName> release) {
        var taken = name.startsWith("sh.helm.release.v1.")
                || name.startsWith("runner-actions.")
                || release.map(ReleaseName::registrationSecret)
                        .filter(name::equals)
                        .isPresent()
                || (inputs.optional("private-key").isPresent()
                        && release.map(SecretsInput::ofApp).filter(name::equals).isPresent());
        if (taken) {
            inputs.problem(
                    INPUT,
                    "has the Secret `" + name + "`, which Helm or this action writes itself; choose another name");
        }
        return !taken;
    }

    private static boolean isBlank(Object document) {
        return document instanceof String text && text.isBlank();
    }
}
