package io.github.runneractions.runnercleanup;

import java.time.Duration;
import java.util.Locale;

/** A time span in the form that inputs have, such as {@code 1h30m}. */
final class TimeSpan {
    private TimeSpan() {}

    /** To the second. */
    static String text(Duration duration) {
        return Duration.ofSeconds(duration.toSeconds())
                .toString()
                .substring("PT".length())
                .toLowerCase(Locale.ROOT);
    }
}
