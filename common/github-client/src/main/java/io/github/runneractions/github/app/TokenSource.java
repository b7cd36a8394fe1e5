package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Secret;
import java.util.Optional;

/** The source of a token: the user passes one, or the action creates one and revokes it after its work. */
public sealed interface TokenSource {
    /** A token made elsewhere. */
    record Given(Secret token) implements TokenSource {
        @Override
        public <T> T use(
                InstallationTarget target,
                TokenRestrictions narrowing,
                GitHubClient client,
                ProcessContext context,
                Work<T> work) {
            return work.with(Authorization.token(token));
        }
    }

    /**
     * An app whose token is created for the work and revoked after it.
     *
     * @param installation the number of the installation, which must be on the account of the work; empty to find it there
     */
    record Minted(AppCredentials credentials, Optional<Long> installation) implements TokenSource {
        @Override
        public <T> T use(
                InstallationTarget target,
                TokenRestrictions narrowing,
                GitHubClient client,
                ProcessContext context,
                Work<T> work) {
            var app = new App(credentials, client, context);
            var found = app.find(installation
                    .<InstallationTarget>map(id -> new InstallationTarget.ById(id, target.account()))
                    .orElse(target));
            var tokens = new WorkTokens(app, found, narrowing, client, context);
            // Closed after the revocation, so that a cancellation during that waits for its end.
            try (var _ = context.cancellation().onCancel(tokens::close);
                    tokens) {
                var _ = tokens.valid();
                // Revoked last: until the work has come to its end, it may still report and undo with it.
                try (var _ = context.cancellation().hold()) {
                    return work.with(tokens);
                }
            }
        }
    }

    /**
     * Does {@code work} with the token, and revokes the token afterwards if it was created for this.
     *
     * @param target where the app must be installed
     * @param narrowing the least that the work needs
     */
    <T> T use(
            InstallationTarget target,
            TokenRestrictions narrowing,
            GitHubClient client,
            ProcessContext context,
            Work<T> work);

    /** The work that needs a token. */
    @FunctionalInterface
    interface Work<T> {
        T with(Authorization authorization);
    }
}
