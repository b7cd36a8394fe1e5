package io.github.runneractions.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.runtime.ForeignText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a server says about an error: the words that an explanation quotes. */
final class ResponseWords {
    /** A title is near the beginning of its page. In bytes. */
    private static final int BEGINNING = 16 * 1024;

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern MARKUP = Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1>|<[^>]*>");

    private ResponseWords() {}

    /**
     * In one line, cut: GitHub's reason, the title or first words of a page, or the text of an error. Empty when there are none.
     * Nothing of the text of a response that is not an error: that could be a secret.
     */
    static String of(ApiResponse response) {
        if (isPage(response)) {
            return title(beginning(response));
        }
        var json = response.json();
        if (json.isContainerNode()) {
            return ForeignText.quote(reason(json));
        }
        return response.status() < 400 ? "" : ForeignText.quote(beginning(response));
    }

    /** Whether the body is a page for people, or the headers announce one. */
    static boolean isPage(ApiResponse response) {
        var type = response.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return beginsWithMarkup(response.body())
                || (type.startsWith("text/html") && !response.json().isContainerNode());
    }

    private static boolean beginsWithMarkup(byte[] body) {
        var start = 0;
        // Blanks, and the byte order mark of UTF-8.
        while (start < body.length && (body[start] < 0 || Character.isWhitespace(body[start]))) {
            start++;
        }
        return start < body.length && body[start] == '<';
    }

    private static String title(String page) {
        var title = TITLE.matcher(page);
        var found = title.find() ? ForeignText.quote(title.group(1)) : "";
        return found.isEmpty() ? ForeignText.quote(MARKUP.matcher(page).replaceAll(" ")) : found;
    }

    /** GitHub's sentence, and what it names in addition when it checked the request. */
    private static String reason(JsonNode json) {
        var details = StreamSupport.stream(json.path("errors").spliterator(), false)
                .map(ResponseWords::detail)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
        var said = json.path("message").asText("");
        return said.isBlank() || details.isEmpty() ? said + details : said + " (" + details + ")";
    }

    private static String detail(JsonNode error) {
        var said = error.isTextual() ? error.asText() : error.path("message").asText("");
        return said.isBlank()
                ? Stream.of("resource", "field", "code")
                        .map(name -> error.path(name).asText(""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" "))
                : said;
    }

    private static String beginning(ApiResponse response) {
        var body = response.body();
        return new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8);
    }
}
