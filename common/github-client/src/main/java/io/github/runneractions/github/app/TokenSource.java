package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Secret;

/** Where a step takes its token from: it is given one, or mints one for itself and revokes it when done. */
public sealed interface TokenSource {
    /** A token made elsewhere. */
    record Given(Secret token) implements TokenSource {}

    /** An app whose token is minted for this step only. */
    record Minted(AppCredentials credentials) implements TokenSource {}

    /**
     * Work done with the token, which is revoked afterwards if it was minted for it.
     *
     * @param target where the app must be installed
     * @param narrowing what the work needs, and nothing more
     */
    default <T> T use(
            InstallationTarget target, Narrowing narrowing, GitHubClient client, ProcessContext context, Work<T> work) {
        return switch (this) {
            case Given(var token) -> work.with(Authorization.token(token));
            case Minted(var credentials) -> {
                var app = new App(credentials, client, context);
                var installation = app.find(target);
                yield new BorrowedToken(client, context).use(() -> app.mint(installation, narrowing), work);
            }
        };
    }

    /** What is done with a token. */
    @FunctionalInterface
    interface Work<T> {
        T with(Authorization authorization);
    }
}
