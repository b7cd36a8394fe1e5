package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one piece of work: a token lives for an hour, and work that takes longer gets another one in time. All that have
 * not expired are revoked in the end. May be used by several threads.
 */
final class WorkTokens implements Authorization, AutoCloseable {
    /** Room for a request that waits for a rate limit after it has got its header. */
    private static final Duration LEAST_LEFT = Duration.ofMinutes(5);

    private final App app;
    private final Installation installation;
    private final TokenRestrictions narrowing;
    private final GitHubClient client;
    private final ProcessContext context;
    private final List<Issued> issued = new CopyOnWriteArrayList<>();
    private final ReentrantLock minting = new ReentrantLock();
    private volatile boolean closed;
    private volatile @Nullable InstallationToken current;

    WorkTokens(
            App app,
            Installation installation,
            TokenRestrictions narrowing,
            GitHubClient client,
            ProcessContext context) {
        this.app = app;
        this.installation = installation;
        this.narrowing = narrowing;
        this.client = client;
        this.context = context;
    }

    @Override
    public String header() {
        return Authorization.token(valid().secret()).header();
    }

    /** The current token, or a new one if that is about to expire. */
    InstallationToken valid() {
        minting.lock();
        try {
            var last = current;
            return last != null && lives(last.expiresAt(), LEAST_LEFT) ? last : mint(last);
        } finally {
            minting.unlock();
        }
    }

    private InstallationToken mint(@Nullable InstallationToken before) {
        var token = app.mint(installation, narrowing);
        var revocation = new Revocation(token.secret(), token.expiresAt().toString(), client, context);
        issued.add(new Issued(token.expiresAt(), revocation));
        // One of the two sees the other: the canceller this token, or we that it was here before.
        if (closed) {
            revocation.close();
            throw TimedOut.cancelled();
        }
        context.log()
                .info(
                        before == null
                                ? "Created an installation token for this step only: " + token.permissions()
                                : "Created another installation token, because the last one expires at "
                                        + before.expiresAt());
        current = token;
        return token;
    }

    /** Revokes all tokens that have not expired, now and once. A token that is created after this is revoked, too. */
    @Override
    public void close() {
        closed = true;
        issued.stream()
                .filter(token -> lives(token.end(), Duration.ZERO))
                .forEach(token -> token.revocation().close());
    }

    /** By GitHub's clock, however wrong this machine's is. */
    private boolean lives(Instant end, Duration longer) {
        return client.clock().rawNow().plus(longer).isBefore(end);
    }

    private record Issued(Instant end, Revocation revocation) {}
}
