package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.CreateRegistrationToken;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.kubernetes.secret.SecretContent;

/** What is handed out, as a Secret holds it. */
final class Contents {
    private Contents() {}

    static SecretContent of(Handout handout, RunnerAddress address) {
        var scope = address.scope().toString();
        return switch (handout) {
            case Handout.Token(var kind, var token) ->
                SecretContent.token(kind(kind), scope, address.url(), token.secret(), token.expiresAt());
            case Handout.Jit(var config) ->
                SecretContent.jit(
                        scope, address.url(), config.encoded(), config.runner().id());
        };
    }

    static SecretContent.Kind kind(CreateRegistrationToken.Kind kind) {
        return switch (kind) {
            case REGISTRATION -> SecretContent.Kind.REGISTRATION;
            case REMOVAL -> SecretContent.Kind.REMOVAL;
        };
    }
}
