package io.github.runneractions.github.runner;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.http.TokenType;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;
import java.util.Optional;

/** What GitHub's error responses to calls about runners mean: something else for each kind of token. */
final class RunnerErrors {
    static final Topic INVISIBLE = new Topic("The token cannot see the repository or organisation");
    static final Topic DISABLED = new Topic("The repository may not have runners of its own");

    private RunnerErrors() {}

    static Optional<ErrorExplanation> of(RunnerScope scope, ApiResponse response) {
        return switch (response.status()) {
            case 404 -> Optional.of(invisible(scope, response.request().tokenType()));
            case 403 -> missingPermission(scope, response);
            default -> Optional.empty();
        };
    }

    /** The same for calls that let a runner in: GitHub refuses those where a policy allows none, and gives no reason. */
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
                "GitHub answered 403 without a reason, which is how it refuses runners where a policy disables them",
                Hint.of(
                        "Allow " + repository + " runners of its own at "
                                + SettingsPages.of(response).policies(repository.owner())
                                + " (or in the enterprise's policies), or register the runner with {}, as `"
                                + repository.owner()
                                + "`, instead.",
                        GitHubSettings.ORGANIZATION));
    }

    private static ErrorExplanation invisible(RunnerScope scope, TokenType caller) {
        return switch (scope) {
            case RunnerScope.OfEnterprise(var slug) ->
                new ErrorExplanation(
                        INVISIBLE,
                        "there is no enterprise " + slug + ", or the token may not see its runners",
                        "Check the enterprise's slug, and give a classic personal access token of one of its owners with"
                                + " the scope `" + scope.permission() + "`.");
            default ->
                new ErrorExplanation(
                        INVISIBLE,
                        scope + " does not exist, or the token may not see it",
                        "Check the spelling, and " + sight(scope, caller) + ".");
        };
    }

    private static String sight(RunnerScope scope, TokenType caller) {
        return switch (caller) {
            case CLASSIC_TOKEN -> "that the token's owner may administer " + scope;
            case FINE_GRAINED_TOKEN -> "that the token was made for " + scope + " and its owner may administer it";
            case INSTALLATION, UNKNOWN -> "that the app is installed on " + scope + " and the token covers it";
        };
    }

    /** Nothing when the answer is about a rate limit, or GitHub does not say that a permission is missing. */
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
                "Grant it to the app (its settings, \"Permissions & events\"), have it accepted at "
                        + acceptance(scope, SettingsPages.of(response))
                        + ", and mint a new token that is not narrowed to less.");
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
                "Give it to the token at " + SettingsPages.of(response).fineGrainedTokens()
                        + ", and check that its owner may administer " + scope + ".");
    }

    /** GitHub names no scope, and answers the same when the owner is no administrator. */
    private static ErrorExplanation classic(RunnerScope scope, ApiResponse response) {
        var needed = switch (scope) {
            case RunnerScope.OfRepository _ -> "repo";
            case RunnerScope.OfOrganization _ -> "admin:org";
            case RunnerScope.OfEnterprise _ -> scope.permission();
        };
        return lacks(
                "scope `" + needed + "`, or its owner may not administer " + scope + " (GitHub: " + response.message()
                        + ")",
                "Give it the scope at " + SettingsPages.of(response).classicTokens()
                        + ", or take a token of an administrator's.");
    }

    private static ErrorExplanation lacks(String what, String hint) {
        return new ErrorExplanation(ErrorExplanation.MISSING_PERMISSION, "the token lacks the " + what, hint);
    }
}
