package io.github.runneractions.runtime;

import java.util.regex.Pattern;

/** Text of another program, put into sentences of ours. */
public final class ForeignText {
    private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}]+");

    /** Longer than the sentences that servers send; in characters. */
    private static final int LONGEST_QUOTE = 300;

    private ForeignText() {}

    /** {@code text} in one line: with a line end it could forge a line of the log. */
    public static String inOneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /**
     * {@code text} in one line and without a full stop, to be put into a sentence. A long one is cut at a blank: half of a secret
     * would not be recognised as one when the log removes secrets.
     */
    public static String quote(String text) {
        var line = inOneLine(text);
        if (line.length() <= LONGEST_QUOTE) {
            return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        }
        return line.substring(0, Math.max(0, line.lastIndexOf(' ', LONGEST_QUOTE)))
                        .strip() + "…";
    }
}
