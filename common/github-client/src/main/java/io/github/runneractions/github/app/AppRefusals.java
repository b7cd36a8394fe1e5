package io.github.runneractions.github.app;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.util.Optional;

/** What GitHub says of the JWT itself, whichever call carried it. */
final class AppRefusals {
    static final Topic WRONG_KEY = new Topic("The private key is not the app's");
    static final Topic WRONG_ID = new Topic("No app has this id");
    static final Topic BAD_JWT = new Topic("GitHub does not accept the JWT");
    static final Topic CLOCK = new Topic("The runner's clock is wrong");

    private AppRefusals() {}

    static Optional<ErrorExplanation> of(ApiResponse response) {
        var said = response.message();
        if (response.status() == 404 && said.equals("Integration not found")) {
            return Optional.of(new ErrorExplanation(
                    WRONG_ID,
                    "no app has the id given as `client-id` or `app-id`",
                    "Copy the client id from the app's settings page."));
        }
        if (response.status() != 401) {
            return Optional.empty();
        }
        if (said.contains("(iat)") || said.contains("('iat')") || said.contains("(exp)") || said.contains("('exp')")) {
            return Optional.of(new ErrorExplanation(
                    CLOCK,
                    "GitHub does not accept the time in the app's JWT: " + said,
                    "Set the runner's clock by NTP."));
        }
        return Optional.of(
                new ErrorExplanation(
                        WRONG_KEY,
                        "the signature does not match the app: `private-key` is another app's, or was deleted (GitHub: "
                                + said + ")",
                        "Generate a private key on the settings page of the app whose id is given, and store it as the secret."));
    }

    /** What it means when GitHub's answers carry a time that is further {@code off} than is believed. */
    static ErrorExplanation clock(Duration off) {
        return new ErrorExplanation(
                CLOCK,
                "GitHub does not accept the app's JWT, and this machine's clock is "
                        + off.abs().toSeconds() + " s " + (off.isNegative() ? "ahead of" : "behind") + " GitHub's",
                "Set the runner's clock by NTP.");
    }

    /** The same for a JWT that we did not sign, whose key and times are somebody else's. */
    static ErrorExplanation given(ApiResponse response) {
        return new ErrorExplanation(
                BAD_JWT,
                "GitHub does not accept the JWT in `jwt`: " + response.message(),
                "Sign one just before this step, by RS256 with the app's key, `iss` the client id and `exp` at most ten"
                        + " minutes ahead.");
    }
}
