package io.github.runneractions.testkit.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that replace texts in a transcript that differ from run to run, above all secrets. */
final class Words {

    private static final Pattern BASE64 = Pattern.compile("[\\w+/-]{16,}={0,2}");

    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, String> encoded = new LinkedHashMap<>();

    /** Replaces a text by this word; the last word counts. */
    Words add(String text, String word) {
        words.put(text, word);
        return this;
    }

    /** Replaces a secret by this word in angle brackets, and its forms by their kind and this word. */
    Words secret(String secret, String word) {
        var text = secret.strip();
        words.putIfAbsent(URLEncoder.encode(text, StandardCharsets.UTF_8), "<URL-encoded " + word + ">");
        words.put(text, "<" + word + ">");
        SecretForms.base64(text).forEach(form -> encoded.put(form, "<base64 with " + word + ">"));
        if (text.contains("\n")) {
            SecretForms.lines(text).forEach(line -> words.put(line, "<line of " + word + ">"));
        }
        return this;
    }

    /** Whether there is a word for this text. */
    boolean know(String text) {
        return words.containsKey(text);
    }

    /** The text with the words in it. */
    String replaceIn(String text) {
        var result = text;
        // The longest first: one can be part of another.
        for (var known : words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            result = result.replace(known, words.getOrDefault(known, ""));
        }
        return BASE64.matcher(result).replaceAll(run -> Matcher.quoteReplacement(word(run.group())));
    }

    private String word(String run) {
        return encoded.entrySet().stream()
                .filter(form -> run.contains(form.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(run);
    }
}
