package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.TimedOut;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where a token comes from: it is given, or minted for the work and revoked when that is done. */
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

    /** An app whose token is minted for the work and revoked after it. */
    record Minted(AppCredentials credentials) implements TokenSource {
        @Override
        public <T> T use(
                InstallationTarget target,
                TokenRestrictions narrowing,
                GitHubClient client,
                ProcessContext context,
                Work<T> work) {
            var app = new App(credentials, client, context);
            var installation = app.find(target);
            var cancelled = new AtomicBoolean();
            var minted = new AtomicReference<@Nullable Revocation>();
            // Closed after the revocation, so that a cancellation during that waits for its end.
            try (var _ = context.cancellation().onCancel(() -> {
                cancelled.set(true);
                Optional.ofNullable(minted.get()).ifPresent(Revocation::close);
            })) {
                var token = app.mint(installation, narrowing);
                try (var revocation =
                        new Revocation(token.secret(), token.expiresAt().toString(), client, context)) {
                    minted.set(revocation);
                    // One of the two sees the other: the canceller this token, or we that it was here before.
                    if (cancelled.get()) {
                        throw TimedOut.cancelled();
                    }
                    context.log().info("Created an installation token for this step only: " + token.permissions());
                    return work.with(Authorization.token(token.secret()));
                }
            }
        }
    }

    /**
     * Work done with the token, which is revoked afterwards if it was minted for it.
     *
     * @param target where the app must be installed
     * @param narrowing what the work needs, and nothing more
     */
    <T> T use(
            InstallationTarget target,
            TokenRestrictions narrowing,
            GitHubClient client,
            ProcessContext context,
            Work<T> work);

    /** What is done with a token. */
    @FunctionalInterface
    interface Work<T> {
        T with(Authorization authorization);
    }
}
