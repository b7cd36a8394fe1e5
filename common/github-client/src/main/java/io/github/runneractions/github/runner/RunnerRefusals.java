package io.github.runneractions.github.runner;

import io.github.runneractions.github.Refusal;
import io.github.runneractions.github.http.Answer;
import io.github.runneractions.toolkit.Topic;
import java.util.Optional;

/** What GitHub's refusals mean for calls about runners. */
final class RunnerRefusals {
    static final Topic INVISIBLE = new Topic("The token cannot see the repository or organisation");

    private RunnerRefusals() {}

    static Optional<Refusal> of(RunnerScope scope, Answer answer) {
        return switch (answer.status()) {
            case 404 -> Optional.of(invisible(scope));
            case 403 -> missingPermission(answer);
            default -> Optional.empty();
        };
    }

    private static Refusal invisible(RunnerScope scope) {
        return switch (scope) {
            case RunnerScope.OfEnterprise(var slug) ->
                new Refusal(
                        INVISIBLE,
                        "there is no enterprise " + slug + ", or the token may not see its runners",
                        "Check the enterprise's slug, and give a classic personal access token of one of its owners with"
                                + " the scope `" + scope.permission() + "`.");
            default ->
                new Refusal(
                        INVISIBLE,
                        scope + " does not exist, or the token may not see it",
                        "Check the spelling, and that the app is installed on " + scope + " and the token covers it.");
        };
    }

    private static Optional<Refusal> missingPermission(Answer answer) {
        var accepted = answer.header("x-accepted-github-permissions");
        if (answer.rateLimited() || accepted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.MISSING_PERMISSION,
                "the token lacks the permission `" + accepted.get().replace("=", ": ") + "`",
                "Grant it to the app, have an owner accept it at the installation, and mint a new token that is not narrowed"
                        + " to less."));
    }
}
