package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.AskTime;
import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.toolkit.ActionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * GitHub's time, which a token's end is told by: a broker's node may be wrong by an hour, and would keep a dead token for a good
 * one.
 */
record GitHubTime(GitHubServer server, Instant deadline, ActionContext context) {
    /** Whoever keeps a good token must not wait for a GitHub that is down. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The present time: this machine's own when GitHub does not answer, nothing when the two are too far apart to tell. */
    Optional<Instant> now() {
        var left = Duration.between(context.clock().instant(), deadline);
        var client = GitHubClient.of(server, left.compareTo(PATIENCE) < 0 ? left : PATIENCE, context.process());
        var clock = client.clock();
        try {
            client.call(new AskTime(), Authorization.NONE);
        } catch (Failure e) {
            context.log()
                    .info("GitHub does not say what time it is, so this machine's clock decides: "
                            + ForeignText.inOneLine(e.getMessage()));
            return Optional.of(context.clock().instant());
        }
        return clock.disbelieved().isPresent() ? Optional.empty() : Optional.of(clock.now());
    }
}
