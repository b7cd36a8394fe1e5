package io.github.runneractions.testkit.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what differs from run to run by a word in its place, so that two transcripts of the same behaviour are the
 * same text.
 */
final class Normaliser {

    private record Rule(Pattern pattern, String replacement) {

        static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern), replacement);
        }

        String apply(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    private static final List<Rule> ALWAYS = List.of(
            Rule.of("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "<jwt>"),
            Rule.of(
                    "\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?( ?(Z|UTC|[+-]\\d\\d:\\d\\d))?",
                    "<time>"),
            Rule.of("\\b\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT", "<time>"),
            Rule.of("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "<uuid>"),
            Rule.of("\\b[0-9A-F]{4}(:[0-9A-F]{2,8}){3,4}\\b", "<request id>"),
            Rule.of("\\b[0-9a-f]{64}\\b", "<sha256>"),
            Rule.of("\\b(localhost|127\\.0\\.0\\.1):\\d{2,5}\\b", "$1:<port>"),
            Rule.of("\\b\\d+ ms\\b", "<n> ms"));

    private static final Pattern STOP = Pattern.compile("(?m)^::stop-commands::(.+)$");
    private static final Pattern MASKS = Pattern.compile("(?m)^(::add-mask::.*\n)\\1+");

    private final List<Rule> own;
    private final Map<String, String> words;

    /**
     * Makes one for a scenario.
     *
     * @param own the scenario's own rules, pattern → replacement
     * @param words text → what stands in its place; both come before the rules for all
     */
    Normaliser(Map<String, String> own, Map<String, String> words) {
        this.own = own.entrySet().stream()
                .map(rule -> Rule.of(rule.getKey(), rule.getValue()))
                .toList();
        this.words = words;
    }

    String apply(String text) {
        var result = replaceWords(withoutFences(text));
        var rules = new ArrayList<>(own);
        rules.addAll(ALWAYS);
        for (var rule : rules) {
            result = rule.apply(result);
        }
        // A key is masked line by line; how many lines it has is of no interest.
        return MASKS.matcher(result).replaceAll("$1");
    }

    private String replaceWords(String text) {
        var result = text;
        // The longest first: one can be part of another.
        for (var known : words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            result = result.replace(known, words.getOrDefault(known, ""));
        }
        for (var known : words.keySet()) {
            result = replaceBase64(result, known);
        }
        return result;
    }

    private String replaceBase64(String text, String known) {
        var result = text;
        for (var form : SecretForms.base64(known).toList()) {
            var run = Pattern.compile("[\\w+/-]*" + Pattern.quote(form) + "[\\w+/-]*={0,2}");
            var word = "<base64 with " + words.getOrDefault(known, "") + ">";
            result = run.matcher(result).replaceAll(Matcher.quoteReplacement(word));
        }
        return result;
    }

    /** The word that ends a stretch of stopped commands is drawn by lot each time. */
    private static String withoutFences(String text) {
        var result = text;
        var fences = STOP.matcher(text);
        while (fences.find()) {
            result = result.replace("::" + fences.group(1), "::<random>");
        }
        return result;
    }
}
