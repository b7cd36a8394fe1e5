package io.github.runneractions.toolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A list or a mapping as people write it in an input: between commas, on lines, as JSON or as YAML, with quotation marks and
 * comments. An entry that contains a comma needs quotation marks, unless it is a pattern between slashes.
 */
final class ListText {
    private static final char NOTHING = 0;

    /** What ends an entry outside of brackets and quotation marks. */
    private static final String SEPARATORS = ",\n\r";

    private final String text;
    /** The brackets around it. Within brackets, a hyphen begins no entry, and another bracket may not follow. */
    private final String brackets;
    /** The characters after which a quotation mark opens a text, as at the start of an entry. */
    private final String quotedAfter;

    private final List<String> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private int at;
    /** The last character of the part that is not a blank. */
    private char last = NOTHING;
    /** The last character of the line that is not a blank. */
    private char lastOfLine = NOTHING;

    private ListText(String text, String brackets, String quotedAfter) {
        this.text = text;
        this.brackets = brackets;
        this.quotedAfter = quotedAfter;
    }

    /**
     * The entries of a list, without quotation marks; blank ones are dropped.
     *
     * @throws IllegalArgumentException when brackets or quotation marks are not closed, or it is not a flat list
     */
    static List<String> entries(String text) {
        if (text.startsWith("{")) {
            throw new IllegalArgumentException("is a mapping; use a list, such as `a, b` or `[\"a\", \"b\"]`");
        }
        return parts(text, "[]", "").stream()
                .map(ListText::unquoted)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /**
     * The pairs of a mapping, or of a list of pairs such as {@code contents: read}, without quotation marks.
     *
     * @throws IllegalArgumentException when brackets or quotation marks are not closed, or an entry is not a pair
     */
    static List<Map.Entry<String, String>> pairs(String text) {
        var parts = text.startsWith("[") ? entries(text) : parts(text, "{}", ":");
        return parts.stream().map(ListText::pair).toList();
    }

    private static List<String> parts(String text, String brackets, String quotedAfter) {
        var opening = brackets.substring(0, 1);
        var closing = brackets.substring(1);
        if (!text.startsWith(opening)) {
            if (text.endsWith(closing) && !text.contains(opening)) {
                throw new IllegalArgumentException(
                        "ends with `" + closing + "`, but does not begin with `" + opening + "`");
            }
            return new ListText(text, "", quotedAfter).split();
        }
        if (text.length() < 2 || !text.endsWith(closing)) {
            throw new IllegalArgumentException(
                    "begins with `" + opening + "`, but does not end with `" + closing + "`");
        }
        return new ListText(text.substring(1, text.length() - 1), brackets, quotedAfter).split();
    }

    private List<String> split() {
        for (at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (SEPARATORS.indexOf(character) >= 0) {
                end(character);
            } else if (character == '#' && afterBlank()) {
                skipToLineEnd();
            } else if (isQuotationMark(character) && opensText()) {
                takeTo(closing(text, at));
            } else if (character == '/' && last == NOTHING && endOfPattern() > at) {
                takeTo(endOfPattern());
            } else if (character == '-' && beginsItem()) {
                lastOfLine = character;
            } else {
                refuseNesting(character);
                add(character);
            }
        }
        end('\n');
        return parts;
    }

    private static boolean isQuotationMark(char character) {
        return character == '"' || character == '\'';
    }

    private boolean opensText() {
        return last == NOTHING || quotedAfter.indexOf(last) >= 0;
    }

    private void refuseNesting(char character) {
        if (!brackets.isEmpty() && opensText() && (character == '[' || character == '{')) {
            throw new IllegalArgumentException("has a list or mapping within it; use a flat one");
        }
    }

    private void add(char character) {
        part.append(character);
        if (!Character.isWhitespace(character)) {
            last = character;
            lastOfLine = character;
        }
    }

    private void end(char separator) {
        var entry = part.toString().strip();
        if (!entry.isEmpty()) {
            parts.add(entry);
        }
        part.setLength(0);
        last = NOTHING;
        lastOfLine = separator == ',' ? separator : NOTHING;
    }

    private boolean afterBlank() {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1));
    }

    /** Whether this is the hyphen of a YAML list's entry. */
    private boolean beginsItem() {
        return brackets.isEmpty()
                && lastOfLine == NOTHING
                && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }

    private void skipToLineEnd() {
        var end = text.indexOf('\n', at);
        // The loop goes on with the line end itself.
        at = (end < 0 ? text.length() : end) - 1;
    }

    /**
     * The slash that closes the pattern which begins here: the next one of the line that has no backslash before it, if the
     * entry ends there; otherwise {@code at}. Never a later one: where the first of two patterns is not closed, both would
     * become one that matches neither.
     */
    private int endOfPattern() {
        for (var end = at + 1; end < text.length() && "\n\r".indexOf(text.charAt(end)) < 0; end++) {
            if (text.charAt(end) == '/' && text.charAt(end - 1) != '\\') {
                return endsEntry(end + 1) ? end : at;
            }
        }
        return at;
    }

    /** Whether only blanks are from here to the next entry or a comment. */
    private boolean endsEntry(int start) {
        var next = start;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next >= text.length()
                || SEPARATORS.indexOf(text.charAt(next)) >= 0
                || (text.charAt(next) == '#' && next > start);
    }

    /** Takes over a quoted text or a pattern with its marks. */
    private void takeTo(int end) {
        part.append(text, at, end + 1);
        last = text.charAt(end);
        lastOfLine = last;
        at = end;
    }

    /** The place of the mark that closes the one at {@code opening}. */
    private static int closing(String text, int opening) {
        var mark = text.charAt(opening);
        var at = opening + 1;
        while (at < text.length() && text.charAt(at) != mark) {
            at += mark == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new IllegalArgumentException("has a quotation mark that is not closed");
        }
        return at;
    }

    private static Map.Entry<String, String> pair(String part) {
        var isOneText = isQuoted(part) && closing(part, 0) == part.length() - 1;
        var pair = isOneText ? unquoted(part) : part;
        var colon = pair.indexOf(':', isQuoted(pair) ? closing(pair, 0) : 0);
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "has the entry " + ShownValue.of(pair) + " without a colon; write `name: value`");
        }
        return Map.entry(
                unquoted(pair.substring(0, colon).strip()),
                unquoted(pair.substring(colon + 1).strip()));
    }

    private static boolean isQuoted(String part) {
        return !part.isEmpty() && isQuotationMark(part.charAt(0));
    }

    private static String unquoted(String part) {
        if (!isQuoted(part)) {
            return part;
        }
        var end = closing(part, 0);
        if (end < part.length() - 1) {
            throw new IllegalArgumentException(
                    "has " + ShownValue.of(part) + ", with text after the quotation mark; put a comma between entries");
        }
        var inside = part.substring(1, end);
        return (part.startsWith("'") ? inside : JsonText.unescaped(inside)).strip();
    }
}
