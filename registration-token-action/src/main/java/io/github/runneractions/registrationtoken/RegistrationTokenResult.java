package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.CreateRegistrationToken.Kind;
import io.github.runneractions.github.runner.RegistrationToken;
import io.github.runneractions.github.runner.RunnerScope;
import java.net.URI;

/**
 * What came of it.
 *
 * @param runnerUrl what {@code config.sh --url} takes
 */
record RegistrationTokenResult(Kind kind, RunnerScope scope, URI runnerUrl, RegistrationToken token) {
    /** The output that holds the token. */
    String outputName() {
        return switch (kind) {
            case REGISTRATION -> "registration-token";
            case REMOVAL -> "removal-token";
        };
    }
}
