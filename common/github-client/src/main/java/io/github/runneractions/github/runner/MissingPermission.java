package io.github.runneractions.github.runner;

import io.github.runneractions.github.Refusal;
import io.github.runneractions.github.http.Answer;
import java.util.Optional;

/** What to do where a token may not do enough: another thing for each kind of token. */
final class MissingPermission {
    private MissingPermission() {}

    /** Nothing when the answer is about a rate limit, or GitHub does not say that a permission is missing. */
    static Optional<Refusal> refusal(RunnerScope scope, Answer answer) {
        if (answer.rateLimited()) {
            return Optional.empty();
        }
        var accepted = answer.header("x-accepted-github-permissions").map(needed -> needed.replace("=", ": "));
        if (scope instanceof RunnerScope.OfEnterprise) {
            // No app can have it, whatever the token looks like.
            return Optional.of(classic(scope, answer));
        }
        return switch (answer.asked().as()) {
            case CLASSIC_TOKEN -> Optional.of(classic(scope, answer));
            case FINE_GRAINED_TOKEN -> accepted.map(needed -> fineGrained(scope, answer, needed));
            case INSTALLATION, UNKNOWN -> accepted.map(needed -> installation(scope, answer, needed));
        };
    }

    private static Refusal installation(RunnerScope scope, Answer answer, String needed) {
        return lacks(
                "permission `" + needed + "`",
                "Grant it to the app (its settings, \"Permissions & events\"), have it accepted at "
                        + acceptance(scope, SettingsPages.of(answer))
                        + ", and mint a new token that is not narrowed to less.");
    }

    private static String acceptance(RunnerScope scope, SettingsPages pages) {
        return switch (scope) {
            case RunnerScope.OfRepository(var owner, var _) ->
                pages.installations(owner) + " (a user's own: " + pages.ownInstallations() + ")";
            default -> pages.installations(scope.toString());
        };
    }

    private static Refusal fineGrained(RunnerScope scope, Answer answer, String needed) {
        return lacks(
                "permission `" + needed + "`",
                "Give it to the token at " + SettingsPages.of(answer).fineGrainedTokens()
                        + ", and check that its owner may administer " + scope + ".");
    }

    /** GitHub names no scope, and answers the same when the owner is no administrator. */
    private static Refusal classic(RunnerScope scope, Answer answer) {
        var needed = switch (scope) {
            case RunnerScope.OfRepository _ -> "repo";
            case RunnerScope.OfOrganization _ -> "admin:org";
            case RunnerScope.OfEnterprise _ -> scope.permission();
        };
        return lacks(
                "scope `" + needed + "`, or its owner may not administer " + scope + " (GitHub: " + answer.message()
                        + ")",
                "Give it the scope at " + SettingsPages.of(answer).classicTokens()
                        + ", or take a token of an administrator's.");
    }

    private static Refusal lacks(String what, String hint) {
        return new Refusal(Refusal.MISSING_PERMISSION, "the token lacks the " + what, hint);
    }
}
