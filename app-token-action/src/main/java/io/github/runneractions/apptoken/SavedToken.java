package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.InstallationToken;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.toolkit.State;
import java.util.Optional;

/**
 * The token that the main step saves for the post step.
 *
 * @param expiresAt by GitHub's clock, for the log
 */
record SavedToken(Secret secret, String expiresAt) {
    private static final String TOKEN = "token";
    private static final String EXPIRES_AT = "expires-at";

    static void save(InstallationToken token, State state) {
        state.save(TOKEN, token.secret().reveal());
        state.save(EXPIRES_AT, token.expiresAt().toString());
    }

    static Optional<SavedToken> read(State state, Secrets secrets) {
        return state.saved(TOKEN)
                // Another step can set the variable; what it wrote is no token of ours then.
                .filter(token -> Secrets.problem(token)
                        .or(() -> Secrets.tokenProblem(token))
                        .isEmpty())
                .map(token -> new SavedToken(
                        secrets.mask(token), state.saved(EXPIRES_AT).orElse("the end of its hour")));
    }
}
