package io.github.runneractions.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.runneractions.github.json.Json;
import io.github.runneractions.runtime.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A server's response, read completely.
 *
 * @param status the HTTP status
 * @param headers by name in any case; use {@link #header}
 * @param body the bytes, at most as many as the request allows
 * @param cut whether the body was longer than that
 * @param request the request that it responds to
 */
// Responses are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ApiResponse(
        int status, Map<String, List<String>> headers, byte[] body, boolean cut, SentRequest request) {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    /** A response to an unknown request. */
    public ApiResponse(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, false, SentRequest.UNKNOWN);
    }

    /** @param largest the most bytes to read: a wrong server must not fill the memory */
    static ApiResponse read(HttpURLConnection connection, int largest) throws IOException {
        var status = connection.getResponseCode();
        if (status < 0) {
            throw new ProtocolException("its response is not HTTP");
        }
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name, values);
            }
        });
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var read = body == null ? new byte[0] : body.readNBytes(largest);
            return new ApiResponse(
                    status, headers, read, read.length == largest && body.read() >= 0, SentRequest.UNKNOWN);
        }
    }

    /** The header's first value. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /** The header as a whole number; empty when it is missing or not a number. */
    public OptionalLong number(String name) {
        try {
            return header(name).stream().mapToLong(Long::parseLong).findFirst();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /**
     * The wait in {@code Retry-After}, which is in seconds or a date; at most a day of seconds.
     *
     * @param now the time at the server
     */
    public Optional<Duration> retryAfter(Instant now) {
        return number("retry-after").stream()
                .filter(seconds -> seconds >= 0)
                .mapToObj(seconds -> Duration.ofSeconds(Math.min(seconds, DAY)))
                .findFirst()
                .or(() -> date("retry-after").map(date -> Duration.between(now, date)));
    }

    /** The header as a time in HTTP's format; empty when it is missing or not a time. */
    public Optional<Instant> date(String name) {
        try {
            return header(name)
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The body as JSON; a missing node when it is not JSON, like the page of a captive portal. */
    public JsonNode json() {
        try {
            return body.length == 0 ? MissingNode.getInstance() : Json.read(body);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    /** GitHub's own words about an error, or the title of a page: in one line and cut, to be quoted; empty when there are none. */
    public String words() {
        return ResponseWords.of(this);
    }

    /** GitHub's own sentence about an error, to be compared; empty when the body has none. */
    public String message() {
        return json().path("message").asText("");
    }

    /** Whether GitHub asks for fewer requests: a primary or secondary limit, which also come as 403. */
    public boolean rateLimited() {
        return switch (status) {
            case 429 -> true;
            case 403 ->
                header("retry-after").isPresent()
                        || number("x-ratelimit-remaining").orElse(1) == 0
                        || message().toLowerCase(Locale.ROOT).contains("rate limit");
            default -> false;
        };
    }

    /**
     * Whether it is from another server, such as a web server at a wrong URL: GitHub's API sends no pages, and with an error a
     * reason and an id.
     */
    public boolean foreign() {
        // A proxy's 407 and a gateway's 5xx without a page are told apart. The JDK throws the body of a refused DELETE
        // away,
        // but not the id.
        return status != 407
                && (ResponseWords.isPage(this)
                        || (status >= 400
                                && status < 500
                                && message().isEmpty()
                                && requestId().isEmpty()));
    }

    /** GitHub's id of the request, for its support. */
    public Optional<String> requestId() {
        return header("x-github-request-id").map(ForeignText::quote).filter(id -> !id.isEmpty());
    }

    /** The media type of the body, for people. */
    public String contentType() {
        var type = header("content-type").map(ForeignText::quote).orElse("");
        return type.isEmpty() ? "no content type" : type.replaceFirst(";.*", "");
    }

    ApiResponse to(SentRequest sent) {
        return new ApiResponse(status, headers, body, cut, sent);
    }

    @Override
    public String toString() {
        return "Response " + status + " of " + body.length + " bytes";
    }
}
