package io.github.runneractions.github;

import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.http.NetworkErrors;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;

/**
 * What an error response of GitHub means, and what to do about it. The cause is told only if no other one leads to this
 * response. If it is not certain, the meaning is what GitHub said, and the best guess is advice: a part of the hint.
 *
 * @param topic the failure's title
 * @param meaning a clause that follows "but", without a full stop
 * @param hint what to do, starting with a verb
 */
public record ErrorExplanation(Topic topic, String meaning, Hint hint) {
    /** An explanation whose hint names no setting. */
    public ErrorExplanation(Topic topic, String meaning, String hint) {
        this(topic, meaning, Hint.of(hint));
    }

    public static final Topic BAD_CREDENTIALS = new Topic("GitHub rejected the token");
    public static final Topic MISSING_PERMISSION = new Topic("A permission is missing");
    public static final Topic NOT_FOUND = new Topic("GitHub did not find it");
    public static final Topic RATE_LIMIT = new Topic("GitHub's rate limit is reached");
    public static final Topic NOT_GITHUB = new Topic("The response is not from GitHub's API");
    public static final Topic SERVER_ERROR = new Topic("GitHub returned a server error");
    public static final Topic REFUSED = new Topic("GitHub rejected the request");

    /** What GitHub said, for a cause that is not certain: {@code GitHub responded with 403: REASON}. */
    public static String said(ApiResponse response) {
        var words = response.words();
        var githubs = response.requestId().isPresent() || !response.message().isEmpty();
        return (githubs ? "GitHub" : "the server") + " responded with " + response.status()
                // The JDK throws the body of a refused DELETE away: whether there was a reason is not known.
                + (!words.isEmpty() ? ": " + words : response.status() == 401 ? "" : " without a reason");
    }

    /** Explains an error response without regard to the call. */
    public static ErrorExplanation common(ApiResponse response) {
        if (response.status() == 407) {
            var words = response.words();
            return new ErrorExplanation(
                    NetworkErrors.PROXY,
                    "the proxy requires another user or password" + (words.isEmpty() ? "" : " (" + words + ")"),
                    "Set https_proxy (or http_proxy) on the runner to `http://USER:PASSWORD@HOST:PORT`.");
        }
        // A captive portal's page: GitHub responds to each call with the one status that it documents.
        if (response.foreign() || response.status() < 300) {
            return notGitHubs(response);
        }
        if (response.status() >= 500) {
            return new ErrorExplanation(
                    SERVER_ERROR, said(response), "Look at GitHub's status page, then run the step again.");
        }
        return switch (response.status()) {
            case 401 ->
                new ErrorExplanation(
                        BAD_CREDENTIALS,
                        said(response),
                        "Use a token that has not expired and was not revoked. An installation token is valid for one hour.");
            case 403, 429 -> Forbidden.of(response);
            case 404 ->
                new ErrorExplanation(
                        NOT_FOUND, said(response), "Check the spelling, and that the token has access to it.");
            default ->
                new ErrorExplanation(
                        REFUSED,
                        said(response),
                        response.words().isEmpty()
                                ? "Run the step again. If GitHub rejects it again, report the request ID to GitHub's support."
                                : "Correct what GitHub's reason names.");
        };
    }

    /** Explains a response that is not GitHub's API's, or does not have the form of one. */
    static ErrorExplanation notGitHubs(ApiResponse response) {
        var words = response.words();
        var kind = " (status " + response.status() + ", " + response.contentType() + ")";
        var form = response.cut()
                ? " is longer than any of GitHub's API: more than " + response.body().length + " bytes"
                : " does not have the form of GitHub's API";
        return new ErrorExplanation(
                NOT_GITHUB,
                response.foreign()
                        ? "the response is not from GitHub's API" + kind + (words.isEmpty() ? "" : ": " + words)
                        : "the response" + kind + form,
                response.status() >= 500
                        ? Hint.of("Look at GitHub's status page, and check that no proxy responds instead of GitHub.")
                        : Hint.of(
                                "Check that {} is the base URL of the API, and that no proxy responds instead of GitHub.",
                                GitHubSettings.API_URL));
    }

    /** The cause: what {@code endpoint} tried, this meaning, and what is evidence for it and not in it. */
    String cause(Endpoint<?> endpoint, ApiResponse response) {
        var words = response.words();
        var status = Integer.toString(response.status());
        var said = words.isEmpty()
                ? (meaning.contains(status) ? "" : "GitHub: " + status)
                : (meaning.contains(words) ? "" : "GitHub: " + status + " " + words);
        var id = response.requestId().map(text -> "request ID " + text).orElse("");
        var evidence = said + (said.isEmpty() || id.isEmpty() ? "" : ", ") + id;
        return Failure.cause(endpoint.describe(), meaning + (evidence.isEmpty() ? "" : " (" + evidence + ")"));
    }
}
