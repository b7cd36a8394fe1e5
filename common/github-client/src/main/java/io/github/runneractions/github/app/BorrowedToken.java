package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.TimedOut;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A token's whole life within a step: whatever ends the step revokes it, from the moment its minting begins. */
final class BorrowedToken {
    private final GitHubClient client;
    private final ProcessContext context;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<@Nullable Revocation> end = new AtomicReference<>();

    BorrowedToken(GitHubClient client, ProcessContext context) {
        this.client = client;
        this.context = context;
    }

    <T> T use(Supplier<InstallationToken> minting, TokenSource.Work<T> work) {
        // Closed after the revocation: whoever cancels during that waits for its end.
        try (var _ = context.cancellation().onCancel(this::cancel)) {
            var token = minting.get();
            try (var revocation =
                    new Revocation(token.secret(), token.expiresAt().toString(), client, context)) {
                end.set(revocation);
                // One of the two sees the other: the canceller this token, or we that it was here before.
                if (cancelled.get()) {
                    throw TimedOut.cancelled();
                }
                context.log().info("Minted an installation token for this step alone: " + token.permissions());
                return work.with(Authorization.token(token.secret()));
            }
        }
    }

    private void cancel() {
        cancelled.set(true);
        var revocation = end.get();
        if (revocation != null) {
            revocation.close();
        }
    }
}
