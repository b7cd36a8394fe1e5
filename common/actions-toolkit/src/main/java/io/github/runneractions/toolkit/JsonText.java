package io.github.runneractions.toolkit;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A JSON document from which single texts are taken, such as the event that triggered a workflow. */
final class JsonText {
    private final String json;
    private int at;

    private JsonText(String json) {
        this.json = json;
    }

    /** The text at a path of names; empty when there is none, or the document is not JSON. */
    static Optional<String> at(String json, List<String> path) {
        try {
            var text = new JsonText(json);
            return path.stream().allMatch(text::enter) && text.next() == '"'
                    ? Optional.of(text.string())
                    : Optional.empty();
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Goes to the value of {@code name} in the object that begins here. */
    private boolean enter(String name) {
        if (next() != '{') {
            return false;
        }
        at++;
        while (next() == '"') {
            var key = string();
            if (next() != ':') {
                return false;
            }
            at++;
            if (key.equals(name)) {
                return true;
            }
            skip();
            if (next() == ',') {
                at++;
            }
        }
        return false;
    }

    /** Skips one value. Without recursion: however deep a document is, it takes no stack. */
    private void skip() {
        var depth = 0;
        do {
            switch (next()) {
                case '"' -> string();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                default -> word();
            }
        } while (depth > 0);
    }

    private void word() {
        var start = at;
        while (Character.isLetterOrDigit(json.charAt(at)) || "+-.".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("no value at " + at);
        }
    }

    private char next() {
        while (Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return json.charAt(at);
    }

    private String string() {
        var text = new StringBuilder();
        at++;
        while (json.charAt(at) != '"') {
            at = character(json, at, text);
        }
        at++;
        return text.toString();
    }

    /**
     * The content of a JSON string.
     *
     * @throws IllegalArgumentException when it has an escape that is not JSON's
     */
    static String unescaped(String inside) {
        var text = new StringBuilder();
        for (var at = 0; at < inside.length(); ) {
            at = character(inside, at, text);
        }
        return text.toString();
    }

    /** Appends the character at {@code at}, which may be an escape; returns the place after it. */
    private static int character(String json, int at, StringBuilder text) {
        if (json.charAt(at) == '\\') {
            return escape(json, at, text);
        }
        text.append(json.charAt(at));
        return at + 1;
    }

    private static int escape(String json, int at, StringBuilder text) {
        var kind = at + 1 < json.length() ? json.charAt(at + 1) : ' ';
        switch (kind) {
            case '"', '\\', '/' -> text.append(kind);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                text.append(unicode(json, at + 2));
                return at + 6;
            }
            default ->
                throw new IllegalArgumentException("has `\\" + kind
                        + "`, which is not an escape of JSON; nothing is an escape between single quotation marks");
        }
        return at + 2;
    }

    private static char unicode(String json, int at) {
        try {
            return (char) HexFormat.fromHexDigits(json, at, at + 4);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw new IllegalArgumentException("has `\\u` without four hexadecimal digits");
        }
    }
}
