package io.github.runneractions.deploy.helm;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * What Helm writes about values that do not fit a chart's schema, without the values: a password may be one of them. Types, numbers,
 * names and the schema's own words stay. Of words that are not known here, only the place stays.
 */
final class SchemaWords {
    private static final String INTRODUCTION = "values don't meet the specifications of the schema(s)";

    private static final Pattern FINDING = Pattern.compile("^( *- at '(?:\\\\.|[^'\\\\])*': )(.*)$");

    /** A text as the library for schemas quotes it: a quotation mark within it has a backslash before it. */
    private static final String QUOTED = "'(?:\\\\.|[^'\\\\])*'";

    private static final String NUMBER = "[-+0-9.,e/]+";

    /** Words that have no value of a text in them. */
    private static final List<Pattern> HARMLESS = List.of(
            Pattern.compile("got [a-z]+, want [a-z]+(?:(?:,| or) [a-z]+)*"),
            Pattern.compile("[A-Za-z]+: got " + NUMBER + ", want " + NUMBER),
            // Names, and words of the schema.
            Pattern.compile("(?:missing|additional) propert(?:y|ies) .*"),
            Pattern.compile("properties .* required, if " + QUOTED + " exists"),
            Pattern.compile("last [0-9]+ additionalItem\\(s\\) not allowed"),
            Pattern.compile("invalid propertyName .*"),
            Pattern.compile("value must be .*"),
            Pattern.compile("items at [0-9]+ and [0-9]+ are equal"),
            Pattern.compile(
                    "no items match contains schema|(?:min|max) [0-9]+ items required to match contains schema, .*"),
            Pattern.compile("'[A-Za-z]+' failed(?:, .*)?|validation failed|false schema"));

    private static final Pattern OF_A_PATTERN = Pattern.compile(QUOTED + "( does not match pattern .*)");
    private static final Pattern OF_A_FORMAT =
            Pattern.compile("(?:" + QUOTED + "|[^ ]+)( is not valid [^ :]+)(?:: .*)?");
    private static final Pattern OF_AN_ENCODING =
            Pattern.compile("(value is not (?:of mediatype )?" + QUOTED + "(?: encoded)?): .*");

    private SchemaWords() {}

    /** {@code errors}, which may be an {@link Excerpt}, as they are, unless they are about a schema. */
    static String withoutValues(String errors) {
        if (!isAboutASchema(errors)) {
            return errors;
        }
        var without = new StringBuilder();
        var isRest = false;
        for (var line : (Iterable<String>) errors.lines()::iterator) {
            var finding = FINDING.matcher(line);
            if (finding.matches()) {
                without.append(finding.group(1)).append(shown(finding.group(2))).append('\n');
            } else if (!isRest) {
                without.append(line).append('\n');
            }
            isRest = line.equals(Excerpt.CUT);
        }
        return without.toString();
    }

    /** What was cut out may be the introduction. */
    private static boolean isAboutASchema(String errors) {
        return errors.contains(INTRODUCTION)
                || (errors.lines().anyMatch(Excerpt.CUT::equals)
                        && errors.lines().anyMatch(FINDING::matches));
    }

    private static String shown(String words) {
        if (HARMLESS.stream().anyMatch(form -> form.matches(words))) {
            return words;
        }
        for (var form : List.of(OF_A_PATTERN, OF_A_FORMAT)) {
            var found = form.matcher(words);
            if (found.matches()) {
                return "the value" + found.group(1);
            }
        }
        var encoding = OF_AN_ENCODING.matcher(words);
        return encoding.matches() ? encoding.group(1) : "the value does not fit";
    }
}
