package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.WebAddress;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The forms that inputs of all actions share. Each parser throws {@link IllegalArgumentException} with the valid values; its
 * message follows the value.
 */
public final class InputParsers {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?");

    private InputParsers() {}

    /** One of YAML 1.2's six spellings of a truth value. */
    public static boolean flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException("is not a truth value; use `true` or `false`");
        };
    }

    /** A time span with its unit, such as {@code 90s}, {@code 10m} or {@code 1h30m}. */
    public static Duration duration(String text) {
        if (!SPAN.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is not a time span; use a number with its unit, such as `90s`, `10m` or `1h30m`");
        }
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is too long for a time span", e);
        }
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Function<String, Integer> number(int least, int most) {
        return text -> number(text, least, most);
    }

    private static int number(String text, int least, int most) {
        var range = "; use a whole number from " + least + " to " + most;
        try {
            var number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("is out of range" + range);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a number" + range, e);
        }
    }

    /** One of the constants of {@code type}, written in lower case with hyphens. */
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> oneOf(text, type);
    }

    private static <E extends Enum<E>> E oneOf(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> spelling(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> "`" + spelling(constant) + "`")
                                .collect(Collectors.joining(", "))));
    }

    /** An absolute http or https URL; a trailing slash is dropped. */
    public static URI url(String text) {
        // Where slashes begin: from each of many, the search would go through all that follow.
        return WebAddress.read(text.replaceAll("(?<!/)/+$", ""))
                .orElseThrow(() -> new IllegalArgumentException(
                        "is not a URL; use one such as `https://ghes.example.com/api/v3`"));
    }

    /**
     * The entries of a list, which may be separated by commas or line ends, or be a JSON or YAML list; blank ones are dropped.
     * Quotation marks keep a comma in an entry, and so do the slashes of a pattern, such as {@code /demo-[0-9]{1,3}/}. A {@code
     * #} after a blank begins a comment.
     */
    public static List<String> list(String text) {
        return ListText.entries(text.strip());
    }

    /** A list whose entries have a form of their own; a problem names the entry. */
    public static <T> Function<String, List<T>> listOf(Function<String, T> parser) {
        return text -> list(text).stream()
                .map(entry -> entry.equals(text) ? parser.apply(entry) : entry(entry, parser))
                .toList();
    }

    /** A list like that of {@link #listOf}, for an input that restricts: one without an entry would restrict nothing. */
    public static <T> Function<String, List<T>> nonEmptyListOf(Function<String, T> parser) {
        return text -> {
            var entries = listOf(parser).apply(text);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("has no entry; add one, or leave the input out");
            }
            return entries;
        };
    }

    private static <T> T entry(String entry, Function<String, T> parser) {
        try {
            return parser.apply(entry);
        } catch (IllegalArgumentException e) {
            // Without the exception: nothing but its words is of use, and those are here.
            throw new IllegalArgumentException("has " + shown(entry) + ", which " + e.getMessage());
        }
    }

    /** The pairs of a mapping in the same forms, such as {@code contents: read}; one name may be in several pairs. */
    public static List<Map.Entry<String, String>> mapping(String text) {
        return ListText.pairs(text.strip());
    }

    /** A part of a value, for a problem: between backticks, unless it has the form of a credential. */
    public static String shown(String part) {
        return ShownValue.of(part);
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
