package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Secret;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of an installation token before its time. Happens once, and never fails the process: the token expires by itself. A
 * revoked token is forgotten, so that the secrets of a process that lives for months do not pile up.
 */
public final class Revocation implements AutoCloseable {
    private final Secret token;
    private final String expiresAt;
    private final GitHubClient client;
    private final ProcessContext context;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** @param expiresAt the time at which the token expires, as text for a warning */
    public Revocation(Secret token, String expiresAt, GitHubClient client, ProcessContext context) {
        this.token = token;
        this.expiresAt = expiresAt;
        this.client = client;
        this.context = context;
    }

    /** Revokes the token, now and once. */
    @Override
    public void close() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            var outcome = client.atLeastOnce().call(new RevokeInstallationToken(), Authorization.token(token));
            context.log()
                    .info(
                            switch (outcome) {
                                case REVOKED -> "Revoked the installation token";
                                case ALREADY_GONE ->
                                    "The installation token has already expired or was already revoked";
                            });
            // GitHub answers 401 to other faults too: only a token that it revoked is certainly of no use.
            if (outcome == RevokeInstallationToken.Outcome.REVOKED) {
                context.secrets().forget(token);
            }
        } catch (Failure e) {
            context.log()
                    .warning(
                            e.topic().heading(),
                            e.getMessage() + "\nThe installation token stays valid until it expires at " + expiresAt
                                    + ".\n" + e.hint() + "\n" + e.topic().link());
        }
    }
}
