package io.github.runneractions.github.app;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Explains GitHub's error responses to an app: about its JWT, and about the creation of a token. */
final class AppErrors {
    static final Topic WRONG_KEY = new Topic("The private key is not the app's");
    static final Topic WRONG_ID = new Topic("No app has this id");
    static final Topic BAD_JWT = new Topic("GitHub rejected the JWT");
    static final Topic CLOCK = new Topic("The runner's clock is wrong");
    static final Topic NOT_GRANTED = new Topic("The installation does not have the permission");
    static final Topic REPOSITORY = new Topic("The installation does not have the repository");
    static final Topic OTHER_TOKEN = new Topic("GitHub returned another token than was asked for");
    static final Topic SUSPENDED = new Topic("The installation is suspended");

    private AppErrors() {}

    static Optional<ErrorExplanation> of(ApiResponse response) {
        var said = response.message();
        if (response.status() == 404 && said.equals("Integration not found")) {
            return Optional.of(new ErrorExplanation(
                    WRONG_ID, "there is no app with this id", "Copy the client id from the app's settings page."));
        }
        if (response.status() != 401) {
            return Optional.empty();
        }
        if (said.contains("(iat)") || said.contains("('iat')") || said.contains("(exp)") || said.contains("('exp')")) {
            return Optional.of(new ErrorExplanation(
                    CLOCK,
                    "GitHub rejected the times in the app's JWT: " + response.words(),
                    "Synchronise the runner's clock with NTP."));
        }
        if (said.equals("A JSON web token could not be decoded")) {
            return Optional.of(
                    new ErrorExplanation(
                            WRONG_KEY,
                            "the signature does not match the app: the private key belongs to another app, or was deleted",
                            "Generate a private key on the settings page of the app whose id is given, and store it as the secret."));
        }
        return Optional.of(new ErrorExplanation(
                BAD_JWT,
                ErrorExplanation.said(response),
                "Compare the id and the private key with those on the app's settings page."));
    }

    /** Explains a rejected JWT when the time in GitHub's responses is too far {@code off} to be used. */
    static ErrorExplanation clock(Duration off) {
        return new ErrorExplanation(
                CLOCK,
                "GitHub rejected the app's JWT, and this machine's clock is "
                        + off.abs().toSeconds() + " s " + (off.isNegative() ? "ahead of" : "behind") + " GitHub's",
                "Synchronise the runner's clock with NTP.");
    }

    /** Explains a rejected JWT that another system signed. */
    static ErrorExplanation given(ApiResponse response) {
        return new ErrorExplanation(
                BAD_JWT,
                "GitHub rejected the JWT that was given" + (response.words().isEmpty() ? "" : ": " + response.words()),
                Hint.of(
                        "Sign a JWT just before this step, and set {} to it: with RS256 and the app's key, the client id as"
                                + " `iss`, and `exp` at most ten minutes in the future.",
                        GitHubSettings.JWT));
    }

    static ErrorExplanation suspended(Installation installation) {
        return new ErrorExplanation(
                SUSPENDED,
                "the installation is suspended",
                "Have an owner of " + installation.account() + " unsuspend the app" + at(installation) + ".");
    }

    static ErrorExplanation notGranted(Installation installation, Permissions missing) {
        return new ErrorExplanation(
                NOT_GRANTED,
                "the installation lacks `" + missing + "`; it has `" + installation.permissions() + "`",
                "Grant the missing permissions to the app, have an owner of " + installation.account() + " accept them"
                        + at(installation) + ", or request fewer.");
    }

    /** A token that can do something else than was asked for; {@code what} is a clause about it. */
    static ErrorExplanation otherToken(String what) {
        return new ErrorExplanation(
                OTHER_TOKEN,
                what,
                Hint.of(
                        "Check that {} is the base URL of GitHub's API, and that no proxy changes its responses.",
                        GitHubSettings.API_URL));
    }

    private static String at(Installation installation) {
        return installation.page().isEmpty() ? "" : " at " + installation.page();
    }

    /** A request for a token that GitHub rejected because of a repository; no lookup has found which. */
    static ErrorExplanation repository(ApiResponse response, Installation installation) {
        return new ErrorExplanation(
                REPOSITORY, ErrorExplanation.said(response), correct("the repositories", installation));
    }

    /** Repositories for which the installation's lookup found that it does not cover them. */
    static ErrorExplanation missing(Installation installation, List<String> names) {
        var one = names.size() == 1;
        var quoted = "`" + String.join("`, `", names) + "`" + (one ? " is" : " are");
        return new ErrorExplanation(
                REPOSITORY,
                switch (installation.selection()) {
                    case ALL ->
                        installation + " covers all repositories of the account, and " + quoted + " not among them";
                    case SELECTED ->
                        quoted + " not among the repositories that were selected for " + installation + ", or "
                                + (one ? "does" : "do") + " not exist";
                },
                correct(one ? "the repository" : "the repositories", installation));
    }

    private static String correct(String which, Installation installation) {
        return switch (installation.selection()) {
            case ALL -> "Correct the name of " + which + ".";
            case SELECTED ->
                "Add " + which + " to installation " + installation.id() + at(installation) + ", or correct the name.";
        };
    }
}
