package io.github.runneractions.deploy.helm;

/**
 * The beginning and the end of a text of another program: it may have any length, and its cause is in one of both. It is cut at blanks
 * only: half of a secret would not be recognised as one when the log removes secrets.
 */
final class Excerpt {
    private static final int HEAD = 16 << 10;
    private static final int TAIL = 48 << 10;

    /** The line for what was cut out. The next one is the rest of a line. */
    static final String CUT = "…";

    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private boolean cut;

    /** An excerpt of {@code text}. */
    static String of(String text) {
        var excerpt = new Excerpt();
        excerpt.add(text);
        return excerpt.toString();
    }

    void add(String text) {
        var rest = Math.min(text.length(), HEAD - head.length());
        head.append(text, 0, rest);
        tail.append(text, Math.max(rest, text.length() - TAIL), text.length());
        cut |= text.length() - rest > TAIL;
        if (tail.length() > TAIL) {
            cut = true;
            tail.delete(0, tail.length() - TAIL);
        }
    }

    @Override
    public String toString() {
        return cut ? untilABlank(head) + "\n" + CUT + "\n" + fromABlank(tail) : head.toString() + tail;
    }

    /** {@code text}, or if it is longer than {@code most}, its beginning and a mark. */
    static String shortened(CharSequence text, int most) {
        return text.length() > most ? untilABlank(text.subSequence(0, most + 1)) + CUT : text.toString();
    }

    private static CharSequence untilABlank(CharSequence text) {
        var end = text.length();
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.subSequence(0, Math.max(end - 1, 0));
    }

    private static CharSequence fromABlank(CharSequence text) {
        var start = 0;
        while (start < text.length() && !Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        // The blank goes, too: the rest of a line follows the mark at once.
        return text.subSequence(Math.min(start + 1, text.length()), text.length());
    }
}
