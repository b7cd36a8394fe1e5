package io.github.runneractions.sandbox.github.state;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as state files write them: {@code 300ms}, {@code 5s}, {@code -10m}, {@code 1h}, {@code 30d}. */
final class Spans {

    private static final Pattern SPAN = Pattern.compile("(?<number>-?\\d+)(?<unit>ms|s|m|h|d)");

    private Spans() {}

    /** A moment as it is, or a length of time from {@code now}. */
    static Instant moment(String text, Instant now) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return now.plus(parse(text));
        }
    }

    /** A missing span is zero. */
    static Duration parse(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time span: write 300ms, 5s, -10m, 1h or 30d");
        }
        long number = Long.parseLong(matcher.group("number"));
        return switch (matcher.group("unit")) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
