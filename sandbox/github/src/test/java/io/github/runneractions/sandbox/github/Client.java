package io.github.runneractions.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Speaks real HTTP to the sandbox. */
final class Client {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http;
    private final GitHubSandbox sandbox;

    Client(GitHubSandbox sandbox) {
        this(sandbox, HttpClient.newHttpClient());
    }

    Client(GitHubSandbox sandbox, HttpClient http) {
        this.sandbox = sandbox;
        this.http = http;
    }

    /** A response with its body as JSON; missing if it is empty or not JSON. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return response.body().startsWith("{") || response.body().startsWith("[")
                    ? read(response.body())
                    : MissingNode.getInstance();
        }

        String text(String pointer) {
            return json().at(pointer).asText();
        }

        String message() {
            return json().path("message").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        private static JsonNode read(String body) {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Reply get(String path, String authorization) throws IOException {
        return send("GET", path, authorization, "");
    }

    Reply post(String path, String authorization, String body) throws IOException {
        return send("POST", path, authorization, body);
    }

    Reply delete(String path, String authorization) throws IOException {
        return send("DELETE", path, authorization, "");
    }

    Reply send(String method, String path, String authorization, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .header("accept", "application/vnd.github+json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", "application/json");
        }
        if (!authorization.isEmpty()) {
            request.header("authorization", authorization);
        }
        try {
            return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
