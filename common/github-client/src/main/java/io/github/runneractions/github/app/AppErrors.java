package io.github.runneractions.github.app;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiResponse;
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
                    "GitHub rejected the times in the app's JWT: " + said,
                    "Synchronise the runner's clock with NTP."));
        }
        return Optional.of(
                new ErrorExplanation(
                        WRONG_KEY,
                        "the signature does not match the app: the private key belongs to another app, or was deleted (GitHub: "
                                + said + ")",
                        "Generate a private key on the settings page of the app whose id is given, and store it as the secret."));
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
                "GitHub rejected the JWT in `jwt`: " + response.message(),
                "Sign a JWT just before this step: with RS256 and the app's key, the client id as `iss`, and `exp` at most ten"
                        + " minutes in the future.");
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

    private static String at(Installation installation) {
        return installation.page().isEmpty() ? "" : " at " + installation.page();
    }

    static ErrorExplanation oneOf(Installation installation, TokenRestrictions narrowing) {
        var asked = narrowing.repositories().isEmpty()
                ? narrowing.repositoryIds().stream().map(String::valueOf).toList()
                : narrowing.repositories();
        return repository(
                installation,
                (asked.size() == 1 ? "" : "one of ") + quoted(asked)
                        + " does not exist or is not among the installation's repositories");
    }

    static ErrorExplanation missing(Installation installation, List<String> names) {
        return repository(
                installation,
                quoted(names) + (names.size() == 1 ? " does" : " do")
                        + " not exist, or the installation does not include " + (names.size() == 1 ? "it" : "them"));
    }

    private static ErrorExplanation repository(Installation installation, String meaning) {
        return new ErrorExplanation(
                REPOSITORY,
                meaning,
                "Correct the name, or add the repository to the app's installation on " + installation.account() + ".");
    }

    private static String quoted(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}
