package io.github.runneractions.github.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Checks the tokens that GitHub returns: a runner with an unusable token would fail without a clear error. */
final class CredentialValidation {
    static final Topic UNUSABLE = new Topic("GitHub returned no usable token");
    private static final String HINT = "Run the step again. If it fails again, check GitHub's status page.";

    /** The letters that HTTP allows in a token (RFC 9110, token68): none of them means anything to a shell or a log. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{16,65536}");

    private CredentialValidation() {}

    /**
     * The text of a secret.
     *
     * @throws Rejected when it is empty, is the word {@code null}, or has characters that a token cannot have
     */
    static String secret(Endpoint<?> endpoint, JsonNode node, ApiResponse response) {
        // A JSON null reads as this word, too.
        var text = node.asText().strip();
        if (text.isEmpty() || text.equals("null")) {
            throw unusable(endpoint, "GitHub responded with " + response.status() + " without a token", response);
        }
        if (!FORM.matcher(text).matches()) {
            throw unusable(
                    endpoint,
                    "GitHub responded with " + response.status() + " and " + text.length()
                            + " characters that are not a token",
                    response);
        }
        return text;
    }

    /**
     * When a token expires.
     *
     * @throws Rejected when it has expired by the response's own date
     */
    static Instant expiry(Endpoint<?> endpoint, ApiResponse response) {
        var expiry = OffsetDateTime.parse(response.json().required("expires_at").asText())
                .toInstant();
        if (response.date("date").filter(now -> !expiry.isAfter(now)).isPresent()) {
            throw unusable(endpoint, "GitHub returned a token that expired at " + expiry, response);
        }
        return expiry;
    }

    private static Rejected unusable(Endpoint<?> endpoint, String meaning, ApiResponse response) {
        return GitHubClient.rejected(endpoint, new ErrorExplanation(UNUSABLE, meaning, HINT), response);
    }
}
