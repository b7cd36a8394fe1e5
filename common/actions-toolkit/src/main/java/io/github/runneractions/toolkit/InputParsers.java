package io.github.runneractions.toolkit;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms that inputs of all actions share. Each parser throws {@link IllegalArgumentException} with the valid values. */
public final class InputParsers {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?");

    /** GitHub's tokens have 40 characters and more. */
    private static final int LONGEST_QUOTE = 30;

    private InputParsers() {}

    /** One of YAML 1.2's six spellings of a truth value. */
    public static boolean flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException("is " + quoted(text) + "; use `true` or `false`");
        };
    }

    /** A time span with its unit, such as {@code 90s}, {@code 10m} or {@code 1h30m}. */
    public static Duration duration(String text) {
        if (!SPAN.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is " + quoted(text) + "; use a number with its unit, such as `90s`, `10m` or `1h30m`");
        }
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is " + quoted(text) + ", which is too long for a time span", e);
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
                throw new IllegalArgumentException("is " + number + range);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is " + quoted(text) + range, e);
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
                .orElseThrow(() -> new IllegalArgumentException("is " + quoted(text) + "; use one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> "`" + spelling(constant) + "`")
                                .collect(Collectors.joining(", "))));
    }

    /** An absolute http or https URL; a trailing slash is dropped. */
    public static URI url(String text) {
        try {
            // Where slashes begin: from each of many, the search would go through all that follow.
            var url = URI.create(text.replaceAll("(?<!/)/+$", ""));
            if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                if (url.getUserInfo() == null) {
                    return url;
                }
                throw new IllegalArgumentException("contains a user name or password; write the URL without them");
            }
        } catch (IllegalArgumentException e) {
            if (!(e.getCause() instanceof java.net.URISyntaxException)) {
                throw e;
            }
        }
        throw new IllegalArgumentException(
                "is " + quoted(text) + "; use a URL such as `https://ghes.example.com/api/v3`");
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Quotes what the user wrote, unless it is so long that it may be a secret in the wrong place. */
    private static String quoted(String text) {
        return text.length() > LONGEST_QUOTE
                ? text.length() + " characters long"
                : "`" + text.lines().findFirst().orElse("") + "`";
    }
}
