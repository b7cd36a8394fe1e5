package io.github.runneractions.github.runner;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.Forbidden;
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
    static final Topic DISABLED = new Topic("GitHub refuses to register runners for the repository");

    private RunnerErrors() {}

    static Optional<ErrorExplanation> of(RunnerScope scope, ApiResponse response) {
        return switch (response.status()) {
            case 404 ->
                Optional.of(Forbidden.lackingScope(response, ofScope(response))
                        .orElseGet(() -> invisible(scope, response)));
            case 403 -> missingPermission(scope, response);
            default -> Optional.empty();
        };
    }

    /** For calls that register a runner: GitHub rejects them without a reason where a policy disables runners. */
    static Optional<ErrorExplanation> ofRegistration(RunnerScope scope, ApiResponse response) {
        return response.status() == 403
                        && response.words().isEmpty()
                        && !response.rateLimited()
                        && scope instanceof RunnerScope.OfRepository(var repository)
                ? Optional.of(disabled(repository, response))
                : of(scope, response);
    }

    private static ErrorExplanation disabled(RepositoryName repository, ApiResponse response) {
        return new ErrorExplanation(
                DISABLED,
                ErrorExplanation.said(response),
                Hint.of(
                        "GitHub does so where a policy disables self-hosted runners: allow them for " + repository
                                + " at "
                                + SettingsPages.of(response).policies(repository.owner())
                                + " (or in the enterprise's policies), or set {} to `"
                                + repository.owner()
                                + "` to register the runner there.",
                        GitHubSettings.ORGANIZATION));
    }

    /** GitHub tells a token nothing about what it cannot see: whether that exists is not known. */
    private static ErrorExplanation invisible(RunnerScope scope, ApiResponse response) {
        return new ErrorExplanation(
                INVISIBLE,
                ErrorExplanation.said(response),
                switch (scope) {
                    case RunnerScope.OfEnterprise _ ->
                        "Check the enterprise's slug, and use a classic personal access token of one of its owners with"
                                + " the scope `" + scope.permission() + "`.";
                    default ->
                        "Check that " + scope + " exists, and "
                                + sight(response.request().tokenType()) + ".";
                });
    }

    private static String sight(TokenType caller) {
        return switch (caller) {
            case CLASSIC_TOKEN -> "that the token's owner is an administrator of it";
            case FINE_GRAINED_TOKEN -> "that the token has access to it and its owner is an administrator of it";
            case INSTALLATION, UNKNOWN -> "that the app is installed on it and the token has access to it";
        };
    }

    /** Empty when the cause is another one, or is not certain. */
    private static Optional<ErrorExplanation> missingPermission(RunnerScope scope, ApiResponse response) {
        return response.rateLimited() || response.header("x-github-sso").isPresent()
                ? Optional.empty()
                : Forbidden.lackingScope(response, ofScope(response))
                        .or(() -> scope instanceof RunnerScope.OfEnterprise
                                ? ofEnterprise(scope, response)
                                : Forbidden.lackingPermission(response, ofPermission(scope, response)));
    }

    /** No app can have access, so GitHub names no permission. */
    private static Optional<ErrorExplanation> ofEnterprise(RunnerScope scope, ApiResponse response) {
        return Optional.of(new ErrorExplanation(
                        ErrorExplanation.MISSING_PERMISSION,
                        ErrorExplanation.said(response),
                        "Use a classic personal access token of one of the enterprise's owners, with the scope `"
                                + scope.permission() + "`."))
                .filter(_ -> response.message().startsWith("Resource not accessible by"));
    }

    private static String ofScope(ApiResponse response) {
        return "Add the scope at " + SettingsPages.of(response).classicTokens() + ", or use another token.";
    }

    private static String ofPermission(RunnerScope scope, ApiResponse response) {
        var pages = SettingsPages.of(response);
        return response.request().tokenType() == TokenType.FINE_GRAINED_TOKEN
                ? "Add it to the token at " + pages.fineGrainedTokens()
                        + ", and check that its owner is an administrator of " + scope + "."
                : "Grant it to the app (in its settings, under \"Permissions & events\"), accept it at "
                        + acceptance(scope, pages) + ", and create a new token that has it.";
    }

    private static String acceptance(RunnerScope scope, SettingsPages pages) {
        return switch (scope) {
            case RunnerScope.OfRepository(RepositoryName(var owner, var _)) ->
                pages.installations(owner) + " (a user's own: " + pages.ownInstallations() + ")";
            default -> pages.installations(scope.toString());
        };
    }
}
