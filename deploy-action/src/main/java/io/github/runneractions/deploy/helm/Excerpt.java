package io.github.runneractions.deploy.helm;

/** The beginning and the end of a text of another program: it may have any length, and its cause is in one of both. */
final class Excerpt {
    private static final int HEAD = 16 << 10;
    private static final int TAIL = 48 << 10;

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
        return head + (cut ? "\n…\n" : "") + tail;
    }
}
