package io.github.runneractions.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnectorRequest;

/**
 * A request of ours in the form that the transport shares with github-api.
 *
 * @param authorization the header's value, read for each attempt, because a JWT can expire during a wait; empty for none
 * @param json the body, sent as JSON
 * @param timeouts of each attempt
 * @param largest the most bytes of a response's body that are read
 */
public record ApiRequest(
        String method, URI uri, Supplier<String> authorization, Optional<JsonNode> json, Timeouts timeouts, int largest)
        implements GitHubConnectorRequest {
    /** Far above any single object of GitHub's. Bytes. */
    public static final int LARGEST_OBJECT = 1024 * 1024;

    /** Far above 100 runners with 100 labels each. Bytes. */
    public static final int LARGEST_PAGE = 4 * LARGEST_OBJECT;

    private static final String API_VERSION = "2022-11-28";

    /** A request with the usual time-outs. */
    public ApiRequest(String method, URI uri, Supplier<String> authorization, Optional<JsonNode> json) {
        this(method, uri, authorization, json, Timeouts.DEFAULT, LARGEST_OBJECT);
    }

    @Override
    public Map<String, List<String>> allHeaders() {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", List.of("application/vnd.github+json"));
        var asWhom = authorization.get();
        if (!asWhom.isEmpty()) {
            headers.put("Authorization", List.of(asWhom));
        }
        headers.put("X-GitHub-Api-Version", List.of(API_VERSION));
        if (hasBody()) {
            headers.put("Content-Type", List.of("application/json"));
        }
        return headers;
    }

    @Override
    public @Nullable String header(String name) {
        var values = allHeaders().get(name);
        return values == null ? null : values.getFirst();
    }

    @Override
    public @Nullable String contentType() {
        return hasBody() ? "application/json" : null;
    }

    @Override
    public InputStream body() {
        var text = json.map(Json::write).orElse("");
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public URL url() {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public boolean hasBody() {
        return json.isPresent();
    }

    @Override
    public String toString() {
        return method + " " + uri.getPath();
    }

    /**
     * How long one attempt of a request may take.
     *
     * @param connect until there is a connection
     * @param read from one byte of the response to the next; a long poll holds back its first byte
     * @param least what an attempt gets that begins when less is left until the deadline
     */
    public record Timeouts(Duration connect, Duration read, Duration least) {
        /** 10 s to connect, 30 s to read, 5 s at the deadline. */
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }
}
