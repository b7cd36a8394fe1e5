package io.github.runneractions.runtime;

import java.util.regex.Pattern;

/** Somebody else's words, put into sentences of ours. */
public final class ForeignText {
    private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}]+");

    private ForeignText() {}

    /** The same without line ends, with which it could forge a line of the log. */
    public static String inOneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
