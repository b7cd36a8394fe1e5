package io.github.runneractions.github;

import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.http.NetworkErrors;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;

/**
 * What an error response of GitHub means, and what to do about it.
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
    public static final Topic NOT_GITHUB = new Topic("The response is not from GitHub");
    public static final Topic SERVER_ERROR = new Topic("GitHub returned a server error");
    public static final Topic REFUSED = new Topic("GitHub rejected the request");

    /** Explains an error response without regard to the call. */
    public static ErrorExplanation common(ApiResponse response) {
        var said = response.message();
        if (response.status() == 407) {
            return new ErrorExplanation(
                    NetworkErrors.PROXY,
                    "the proxy requires another user or password",
                    "Set https_proxy (or http_proxy) on the runner to `http://USER:PASSWORD@HOST:PORT`.");
        }
        if (response.status() < 300) {
            // A captive portal's page: GitHub responds to each call with the one status that it documents.
            return notGitHubs(response);
        }
        if (response.status() >= 500) {
            return new ErrorExplanation(
                    SERVER_ERROR,
                    "GitHub responded with " + response.status() + " each time",
                    "Look at GitHub's status page, then run the step again.");
        }
        return switch (response.status()) {
            case 401 ->
                new ErrorExplanation(
                        BAD_CREDENTIALS,
                        "GitHub responded with 401: " + (said.isEmpty() ? "Bad credentials" : said),
                        "Use a token that has not expired and was not revoked. An installation token is valid for one hour.");
            case 403, 429 -> forbidden(response);
            case 404 ->
                new ErrorExplanation(
                        NOT_FOUND,
                        "GitHub responded with 404: it does not exist, or the token does not have access to it",
                        "Check the spelling, and that the app is installed there.");
            default ->
                new ErrorExplanation(
                        REFUSED,
                        "GitHub responded with " + response.status() + ": " + said,
                        "Correct the inputs that GitHub's reason names.");
        };
    }

    /** Explains a response that is probably not from GitHub. */
    static ErrorExplanation notGitHubs(ApiResponse response) {
        return new ErrorExplanation(
                NOT_GITHUB,
                "the response (status " + response.status() + ") is not from GitHub's API",
                Hint.of(
                        "Check that {} is the base URL of the API, and that no proxy responds instead of GitHub.",
                        GitHubSettings.API_URL));
    }

    private static ErrorExplanation forbidden(ApiResponse response) {
        if (response.rateLimited()) {
            return new ErrorExplanation(
                    RATE_LIMIT,
                    "GitHub responded with " + response.status() + ": " + response.message(),
                    Hint.of(
                            "Run the step again when the limit has ended, or raise {} so that the step can wait.",
                            GitHubSettings.TIMEOUT));
        }
        var needed = response.header("x-accepted-github-permissions").orElse("");
        return needed.isEmpty()
                ? new ErrorExplanation(
                        REFUSED,
                        "GitHub responded with 403: " + response.message(),
                        "Check whether an organisation policy or an IP allow list blocks the request.")
                : new ErrorExplanation(
                        MISSING_PERMISSION,
                        "the token lacks a permission (GitHub: " + response.message() + ")",
                        "Grant the app `" + needed.replace("=", ": ")
                                + "`, have an owner of the account accept it for the installation, and create a new token.");
    }
}
