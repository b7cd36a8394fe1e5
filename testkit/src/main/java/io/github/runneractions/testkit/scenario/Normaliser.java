package io.github.runneractions.testkit.scenario;

import io.github.runneractions.sandbox.runner.step.ParsedCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            Rule.of("(?m)^duration-seconds=\\d+$", "duration-seconds=<n>"),
            // A fraction was measured or drawn by lot; whole seconds were asked for.
            Rule.of("\\b(\\d+ ms|\\d+\\.\\d+ s)\\b", "<duration>"));

    private static final Pattern STOP = Pattern.compile("(?m)^::stop-commands::(.+)$");
    private static final Pattern MASK = Pattern.compile("(?m)^::add-mask::.*$");
    // A key is masked line by line; how many lines it has is of no interest.
    private static final Rule REPEATED_MASKS = Rule.of("(?m)^(::add-mask::.*\n)\\1+", "$1");

    private static final Pattern JWT_MASK = Pattern.compile("(?m)^::add-mask::.*\\bjwt>\n");
    private static final Pattern MASKED_JWT = Pattern.compile("(?m)^::add-mask::(eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+)$");

    private final List<Rule> own;
    private final Words words;

    /**
     * Makes one for a scenario.
     *
     * @param own the scenario's own rules, pattern → replacement, which come before those for all
     */
    Normaliser(Map<String, String> own, Words words) {
        this.own = own.entrySet().stream()
                .map(rule -> Rule.of(rule.getKey(), rule.getValue()))
                .toList();
        this.words = words;
    }

    String apply(String text) {
        // The sandbox does not know a JWT that never reached it.
        MASKED_JWT
                .matcher(text)
                .results()
                .map(mask -> mask.group(1))
                .filter(jwt -> !words.know(jwt))
                .forEach(jwt -> words.secret(jwt, "jwt"));
        var masked = MASK.matcher(withoutFences(text)).replaceAll(mask -> Matcher.quoteReplacement(mask(mask.group())));
        var result = words.replaceIn(masked);
        for (var rule : Stream.concat(own.stream(), ALWAYS.stream()).toList()) {
            result = rule.apply(result);
        }
        return withoutRepeatedJwts(REPEATED_MASKS.apply(result));
    }

    /** Two JWTs of the same second are one and are masked once; whether a second ends in between is chance. */
    private static String withoutRepeatedJwts(String text) {
        var seen = new HashSet<String>();
        return JWT_MASK.matcher(text)
                .replaceAll(mask -> seen.add(mask.group()) ? Matcher.quoteReplacement(mask.group()) : "");
    }

    /** Within a command a key of many lines is escaped, and looks like none of its forms. */
    private String mask(String line) {
        return ParsedCommand.parse(line, "add-mask"::equals)
                .map(command -> "::add-mask::" + escape(words.replaceIn(command.data())))
                .orElse(line);
    }

    private static String escape(String data) {
        return data.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
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
