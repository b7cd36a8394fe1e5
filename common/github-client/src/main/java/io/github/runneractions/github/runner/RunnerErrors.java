package io.github.runneractions.github.runner;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.http.TokenType;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;
import java.util.Optional;

/** Explains GitHub's error responses to calls about runners, which depend on the type of the token. */
final class RunnerErrors {
    static final Topic INVISIBLE = new Topic("The token cannot see the repository or organisation");
    static final Topic DISABLED = new Topic("Self-hosted runners are disabled for the repository");

    private RunnerErrors() {}

    static Optional<ErrorExplanation> of(RunnerScope scope, ApiResponse response) {
        return switch (response.status()) {
            case 404 -> Optional.of(invisible(scope, response.request().tokenType()));
            case 403 -> missingPermission(scope, response);
            default -> Optional.empty();
        };
    }

    /** For calls that register a runner: GitHub rejects them without a reason where a policy disables runners. */
    static Optional<ErrorExplanation> ofRegistration(RunnerScope scope, ApiResponse response) {
        return response.status() == 403
                        && response.message().isEmpty()
                        && !response.rateLimited()
                        && scope instanceof RunnerScope.OfRepository(var repository)
                ? Optional.of(disabled(repository, response))
                : of(scope, response);
    }

    private static ErrorExplanation disabled(RepositoryName repository, ApiResponse response) {
        return new ErrorExplanation(
                DISABLED,
                "GitHub responded with 403 without a reason, as it does where a policy disables self-hosted runners",
                Hint.of(
                        "Allow self-hosted runners for " + repository + " at "
                                + SettingsPages.of(response).policies(repository.owner())
                                + " (or in the enterprise's policies), or set {} to `"
                                + repository.owner()
                                + "` to register the runner there.",
                        GitHubSettings.ORGANIZATION));
    }

    private static ErrorExplanation invisible(RunnerScope scope, TokenType caller) {
        return switch (scope) {
            case RunnerScope.OfEnterprise(var slug) ->
                new ErrorExplanation(
                        INVISIBLE,
                        "there is no enterprise " + slug + ", or the token does not have access to its runners",
                        "Check the enterprise's slug, and use a classic personal access token of one of its owners with"
                                + " the scope `" + scope.permission() + "`.");
            default ->
                new ErrorExplanation(
                        INVISIBLE,
                        scope + " does not exist, or the token does not have access to it",
                        "Check the spelling, and " + sight(scope, caller) + ".");
        };
    }

    private static String sight(RunnerScope scope, TokenType caller) {
        return switch (caller) {
            case CLASSIC_TOKEN -> "that the token's owner is an administrator of " + scope;
            case FINE_GRAINED_TOKEN ->
                "that the token has access to " + scope + " and its owner is an administrator of it";
            case INSTALLATION, UNKNOWN -> "that the app is installed on " + scope + " and the token has access to it";
        };
    }

    /** Empty when the response is about a rate limit, or GitHub does not report a missing permission. */
    private static Optional<ErrorExplanation> missingPermission(RunnerScope scope, ApiResponse response) {
        if (response.rateLimited()) {
            return Optional.empty();
        }
        var accepted = response.header("x-accepted-github-permissions").map(needed -> needed.replace("=", ": "));
        if (scope instanceof RunnerScope.OfEnterprise) {
            // No app can have it, whatever the token looks like.
            return Optional.of(classic(scope, response));
        }
        return switch (response.request().tokenType()) {
            case CLASSIC_TOKEN -> Optional.of(classic(scope, response));
            case FINE_GRAINED_TOKEN -> accepted.map(needed -> fineGrained(scope, response, needed));
            case INSTALLATION, UNKNOWN -> accepted.map(needed -> installation(scope, response, needed));
        };
    }

    private static ErrorExplanation installation(RunnerScope scope, ApiResponse response, String needed) {
        return lacks(
                "permission `" + needed + "`",
                "Grant it to the app (in its settings, under \"Permissions & events\"), accept it at "
                        + acceptance(scope, SettingsPages.of(response))
                        + ", and create a new token that has it.");
    }

    private static String acceptance(RunnerScope scope, SettingsPages pages) {
        return switch (scope) {
            case RunnerScope.OfRepository(RepositoryName(var owner, var _)) ->
                pages.installations(owner) + " (a user's own: " + pages.ownInstallations() + ")";
            default -> pages.installations(scope.toString());
        };
    }

    private static ErrorExplanation fineGrained(RunnerScope scope, ApiResponse response, String needed) {
        return lacks(
                "permission `" + needed + "`",
                "Add it to the token at " + SettingsPages.of(response).fineGrainedTokens()
                        + ", and check that its owner is an administrator of " + scope + ".");
    }

    /** GitHub does not name a scope, and sends the same response when the owner is not an administrator. */
    private static ErrorExplanation classic(RunnerScope scope, ApiResponse response) {
        var needed = switch (scope) {
            case RunnerScope.OfRepository _ -> "repo";
            case RunnerScope.OfOrganization _ -> "admin:org";
            case RunnerScope.OfEnterprise _ -> scope.permission();
        };
        return lacks(
                "scope `" + needed + "`, or its owner is not an administrator of " + scope + " (GitHub: "
                        + response.message() + ")",
                "Add the scope at " + SettingsPages.of(response).classicTokens()
                        + ", or use the token of an administrator.");
    }

    private static ErrorExplanation lacks(String what, String hint) {
        return new ErrorExplanation(ErrorExplanation.MISSING_PERMISSION, "the token lacks the " + what, hint);
    }
}
