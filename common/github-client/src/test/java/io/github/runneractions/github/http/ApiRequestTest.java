package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiRequestTest {
    private static final URI TOKENS = URI.create("https://api.github.com/app/installations?per_page=100");

    @Test
    void exposesMethodHeadersAndBody() throws IOException {
        var body = Json.object().put("name", "widgets");
        var request = new ApiRequest("POST", TOKENS, () -> "Bearer t", Optional.of(body));

        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(new String(request.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"widgets\"}");
    }

    @Test
    void hasNoBodyHeadersWithoutABody() {
        var request = new ApiRequest("GET", TOKENS, () -> "Bearer t", Optional.empty());

        assertThat(request.contentType()).isNull();
        assertThat(request.allHeaders()).containsOnlyKeys("Accept", "Authorization", "X-GitHub-Api-Version");
        assertThat(request.header("X-Absent")).isNull();
    }

    @Test
    void readsTheAuthorizationForEachAttempt() {
        Iterator<String> jwts = List.of("Bearer 1", "Bearer 2").iterator();
        var request = new ApiRequest("GET", TOKENS, jwts::next, Optional.empty());

        assertThat(request.allHeaders()).containsEntry("Authorization", List.of("Bearer 1"));
        assertThat(request.allHeaders()).containsEntry("Authorization", List.of("Bearer 2"));
    }

    @Test
    void printsMethodAndPath() {
        assertThat(new ApiRequest("GET", TOKENS, () -> "Bearer SECRET", Optional.empty()))
                .hasToString("GET /app/installations");
    }
}
