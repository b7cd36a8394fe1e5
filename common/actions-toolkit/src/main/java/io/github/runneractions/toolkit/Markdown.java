package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.ForeignText;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Markdown for a job's summary page. Values are put into templates, never joined with them: a name or a message of another
 * server must not become a heading, a link, an image or another cell.
 *
 * @param text as the page's renderer reads it
 */
public record Markdown(String text) {
    private static final String PLACE = "{}";

    /** All that begins markup, a link, a mention, a formula or an HTML element in GitHub's Markdown. */
    private static final String MARKUP = "&<>|\\`*_[]()~#@$!";

    /**
     * A template with a {@code {}} for each of {@code values}. A value that is Markdown is put in as it is; the text of any
     * other is shown as it is, in one line. A value's place must not be between backticks, where nothing can be escaped.
     */
    public static Markdown of(String template, Object... values) {
        var text = new StringBuilder();
        var rest = template;
        for (var value : values) {
            var place = rest.indexOf(PLACE);
            if (place < 0) {
                throw new IllegalArgumentException("no place for a value in: " + template);
            }
            text.append(rest, 0, place)
                    .append(value instanceof Markdown(var markdown) ? markdown : escaped(value.toString()));
            rest = rest.substring(place + PLACE.length());
        }
        return new Markdown(text.append(rest).toString());
    }

    /** All of {@code parts}, without anything between them. */
    public static Markdown joined(Stream<Markdown> parts) {
        return new Markdown(parts.map(Markdown::text).collect(Collectors.joining()));
    }

    /** {@code text} as it is, between fences that it cannot end. */
    public static Markdown code(String text) {
        return fenced("text", text);
    }

    /** {@code text} like {@link #code}, with a colour for each line that begins with {@code +}, {@code -} or {@code !}. */
    public static Markdown diff(String text) {
        return fenced("diff", text);
    }

    private static Markdown fenced(String language, String text) {
        var printable = ForeignText.printable(text).strip();
        var fence = new StringBuilder("```");
        while (printable.contains(fence)) {
            fence.append('`');
        }
        return new Markdown(fence + language + "\n" + printable + "\n" + fence + "\n");
    }

    private static String escaped(String value) {
        var line = ForeignText.inOneLine(value);
        var text = new StringBuilder(line.length());
        for (var index = 0; index < line.length(); index++) {
            var one = line.charAt(index);
            // A colon and a dot only where they would make an address: times and sentences stay readable.
            var markup = switch (one) {
                case ':' -> line.startsWith("//", index + 1);
                case '.' -> line.regionMatches(true, index - 3, "www", 0, 3);
                default -> MARKUP.indexOf(one) >= 0;
            };
            if (markup) {
                text.append("&#").append((int) one).append(';');
            } else {
                text.append(one);
            }
        }
        return text.toString();
    }
}
