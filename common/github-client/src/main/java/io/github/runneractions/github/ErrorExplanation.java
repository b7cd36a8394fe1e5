package io.github.runneractions.github;

import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.http.NetworkErrors;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;

/**
 * What a refusal of GitHub's means, and what to do about it.
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

    public static final Topic BAD_CREDENTIALS = new Topic("GitHub does not accept the token");
    public static final Topic MISSING_PERMISSION = new Topic("A permission is missing");
    public static final Topic NOT_FOUND = new Topic("GitHub does not find it");
    public static final Topic RATE_LIMIT = new Topic("GitHub's rate limit is reached");
    public static final Topic NOT_GITHUB = new Topic("The answer is not GitHub's");
    public static final Topic SERVER_ERROR = new Topic("GitHub fails");
    public static final Topic REFUSED = new Topic("GitHub refuses the request");

    /** What {@code response} means whichever call it answers. */
    public static ErrorExplanation common(ApiResponse response) {
        var said = response.message();
        if (response.status() == 407) {
            return new ErrorExplanation(
                    NetworkErrors.PROXY,
                    "the proxy wants another user or password",
                    "Put them into https_proxy (or http_proxy) on the runner, as `http://USER:PASSWORD@HOST:PORT`.");
        }
        if (response.status() < 300) {
            // A captive proxy's page: GitHub answers each call with the one status that it documents.
            return notGitHubs(response);
        }
        if (response.status() >= 500) {
            return new ErrorExplanation(
                    SERVER_ERROR,
                    "GitHub answered " + response.status() + " each time",
                    "Look at GitHub's status page, then run the step again.");
        }
        return switch (response.status()) {
            case 401 ->
                new ErrorExplanation(
                        BAD_CREDENTIALS,
                        "GitHub answered 401: " + (said.isEmpty() ? "Bad credentials" : said),
                        "Give a token that has neither expired nor been revoked; an installation token lives one hour.");
            case 403, 429 -> forbidden(response);
            case 404 ->
                new ErrorExplanation(
                        NOT_FOUND,
                        "GitHub answered 404: it does not exist, or the token may not see it",
                        "Check the spelling, and that the app is installed there.");
            default ->
                new ErrorExplanation(
                        REFUSED,
                        "GitHub answered " + response.status() + ": " + said,
                        "Compare the inputs with what GitHub says.");
        };
    }

    /** What it means when somebody else seems to have answered. */
    static ErrorExplanation notGitHubs(ApiResponse response) {
        return new ErrorExplanation(
                NOT_GITHUB,
                "the answer (status " + response.status() + ") is not one of GitHub's API",
                Hint.of(
                        "Check that {} is the API's base, and that no proxy answers in GitHub's place.",
                        GitHubSettings.API_URL));
    }

    private static ErrorExplanation forbidden(ApiResponse response) {
        if (response.rateLimited()) {
            return new ErrorExplanation(
                    RATE_LIMIT,
                    "GitHub answered " + response.status() + ": " + response.message(),
                    Hint.of(
                            "Run the step again after the limit's end, or raise {} so that it can wait.",
                            GitHubSettings.TIMEOUT));
        }
        var needed = response.header("x-accepted-github-permissions").orElse("");
        return needed.isEmpty()
                ? new ErrorExplanation(
                        REFUSED,
                        "GitHub answered 403: " + response.message(),
                        "Check whether an organisation policy or an IP allow list blocks the request.")
                : new ErrorExplanation(
                        MISSING_PERMISSION,
                        "the token lacks a permission (GitHub: " + response.message() + ")",
                        "Grant the app `" + needed.replace("=", ": ")
                                + "`, have the new permission accepted at the installation, and mint a new token.");
    }
}
