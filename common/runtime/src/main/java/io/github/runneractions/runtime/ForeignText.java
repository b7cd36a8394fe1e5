package io.github.runneractions.runtime;

import java.util.regex.Pattern;

/** Text of another program, put into sentences of ours. */
public final class ForeignText {
    private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}]+");

    private ForeignText() {}

    /** {@code text} in one line: with a line end it could forge a line of the log. */
    public static String inOneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
