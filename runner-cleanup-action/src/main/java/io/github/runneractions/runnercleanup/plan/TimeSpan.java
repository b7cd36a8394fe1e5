package io.github.runneractions.runnercleanup.plan;

import java.time.Duration;
import java.util.Locale;

/** A duration in the form that settings have, such as {@code 1h30m}. */
public final class TimeSpan {
    private TimeSpan() {}

    /** {@code duration} in hours, minutes and seconds, such as {@code 1h30m} or {@code 45s}; fractions of a second are left out. */
    public static String text(Duration duration) {
        return Duration.ofSeconds(duration.toSeconds())
                .toString()
                .substring("PT".length())
                .toLowerCase(Locale.ROOT);
    }
}
