package io.github.runneractions.github.runner;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.TokenType;
import io.github.runneractions.runtime.Topic;
import java.util.Optional;

/** What GitHub's refusals mean for calls about runners. */
final class RunnerRefusals {
    static final Topic INVISIBLE = new Topic("The token cannot see the repository or organisation");
    static final Topic DISABLED = new Topic("The repository may not have runners of its own");

    private RunnerRefusals() {}

    static Optional<ErrorExplanation> of(RunnerScope scope, ApiResponse response) {
        return switch (response.status()) {
            case 404 -> Optional.of(invisible(scope, response.request().tokenType()));
            case 403 -> MissingPermission.refusal(scope, response);
            default -> Optional.empty();
        };
    }

    /** The same for calls that let a runner in: GitHub refuses those where a policy allows none, and gives no reason. */
    static Optional<ErrorExplanation> ofRegistration(RunnerScope scope, ApiResponse response) {
        return response.status() == 403
                        && response.message().isEmpty()
                        && !response.rateLimited()
                        && scope instanceof RunnerScope.OfRepository repository
                ? Optional.of(disabled(repository, response))
                : of(scope, response);
    }

    private static ErrorExplanation disabled(RunnerScope.OfRepository repository, ApiResponse response) {
        return new ErrorExplanation(
                DISABLED,
                "GitHub answered 403 without a reason, which is how it refuses runners where a policy disables them",
                "Allow " + repository + " runners of its own at "
                        + SettingsPages.of(response).policies(repository.owner())
                        + " (or in the enterprise's policies), or register the runner with `organization: "
                        + repository.owner() + "` instead.");
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
}
