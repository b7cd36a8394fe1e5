package io.github.runneractions.github.runner;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiResponse;
import java.util.Optional;

/** What to do where a token may not do enough: another thing for each kind of token. */
final class MissingPermission {
    private MissingPermission() {}

    /** Nothing when the answer is about a rate limit, or GitHub does not say that a permission is missing. */
    static Optional<ErrorExplanation> refusal(RunnerScope scope, ApiResponse response) {
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
            case RunnerScope.OfRepository(var owner, var _) ->
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
