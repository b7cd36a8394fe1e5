package io.github.runneractions.runtime;

import java.util.regex.Pattern;

/** Text of another program, put into sentences of ours. */
public final class ForeignText {
    private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}]+");

    /**
     * What a terminal obeys: ECMA-48's control sequences, and its strings, such as a window's title or a link. A string ends
     * where the next one begins: otherwise each of many beginnings would be followed to the end of the text.
     */
    private static final Pattern SEQUENCES =
            Pattern.compile("(?:\\x1B\\[|\\x9B)[\\x30-\\x3F]*+[\\x20-\\x2F]*+[\\x40-\\x7E]"
                    + "|(?:\\x1B[\\]PX^_]|[\\x9D\\x90\\x98\\x9E\\x9F])[^\\x07\\x1B\\x9C\\x9D\\x90\\x98\\x9E\\x9F\\n]*+(?:\\x07|\\x1B\\\\|\\x9C)"
                    + "|\\x1B[\\x20-\\x2F]*+[\\x30-\\x7E]");

    /** Other characters that are not seen but change what is: controls, other line ends, the direction of writing. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}&&[^\\t\\n\\r]]|[\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    /** What a sentence ends with. */
    private static final String ENDS = ".?!…";

    /** Longer than the sentences that servers send; in characters. */
    private static final int LONGEST_QUOTE = 300;

    private ForeignText() {}

    /** {@code text} in one line: with a line end it could forge a line of the log. */
    public static String inOneLine(String text) {
        return BLANKS.matcher(printable(text)).replaceAll(" ").strip();
    }

    private static String withoutTokens(String line) {
        return line.contains("_") || line.contains("eyJ")
                ? Tokens.FORMS.matcher(line).replaceAll("***")
                : line;
    }

    /** Of its own, so that the pattern is compiled only for a line that may have one. */
    private static final class Tokens {
        /** GitHub's tokens by their prefixes, and JWTs, whose first part is the base64 of a JSON object. */
        static final Pattern FORMS = Pattern.compile("\\b(?:gh[a-z]_|github_pat_)[\\w.-]{15,}+|\\beyJ[\\w+/=.-]{17,}+");
    }

    /**
     * {@code text} without what a terminal or a browser obeys instead of showing it: colours, other line ends than a line
     * feed, marks that turn the direction of writing.
     */
    public static String printable(String text) {
        return isPlain(text)
                ? text
                : UNSEEN.matcher(SEQUENCES.matcher(text).replaceAll("")).replaceAll(" ");
    }

    /** Nearly every line is; the patterns are not loaded for it. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(one -> (one >= ' ' && one < 0x7F) || one == '\n' || one == '\t');
    }

    /** {@code clause} as the end of a sentence: with a full stop, unless its own words end one. */
    public static String ended(String clause) {
        return clause.isEmpty() || ENDS.indexOf(clause.charAt(clause.length() - 1)) < 0 ? clause + "." : clause;
    }

    /**
     * {@code text} in one line and without a full stop, to be put into a sentence. What has the form of a token becomes
     * {@code ***}: a server may repeat one that was never masked, because it stands where none is expected. A long text is cut at
     * a blank: half of a secret would not be recognised as one when the log removes secrets.
     */
    public static String quote(String text) {
        var line = withoutTokens(inOneLine(text));
        if (line.length() <= LONGEST_QUOTE) {
            return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        }
        return line.substring(0, Math.max(0, line.lastIndexOf(' ', LONGEST_QUOTE)))
                        .strip() + "…";
    }
}
