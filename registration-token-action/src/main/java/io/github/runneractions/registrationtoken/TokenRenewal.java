package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GetRateLimit;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.RunnerCredential;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.toolkit.ActionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a stored token must be renewed.
 *
 * @param client asks GitHub for the time
 */
record TokenRenewal(RegistrationTokenInputs inputs, GitHubClient client, ActionContext context) {
    /** GitHub's tokens are valid for one hour. A later expiry in the Secret is wrong, and would stop every renewal. */
    private static final Duration PLAUSIBLE = Checks.TOKEN_LIFETIME.plusMinutes(5);

    /** A valid token must not wait longer for a GitHub that is down. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    boolean isDue(RunnerCredential.Token stored) {
        var left = now().map(now -> Duration.between(now, stored.expiresAt()));
        return left.filter(span -> span.compareTo(inputs.renewBefore()) > 0
                        && span.compareTo(inputs.checks().minimumLifetime()) >= 0
                        && span.compareTo(PLAUSIBLE) <= 0)
                .isEmpty();
    }

    /**
     * GitHub's time, because the clock of a node may be wrong by an hour. This machine's time when GitHub does not respond; empty
     * when the two differ too much to decide.
     */
    private Optional<Instant> now() {
        try {
            client.within(TIME_LIMIT).call(new GetRateLimit(), Authorization.NONE);
        } catch (Failure e) {
            context.log()
                    .info("GitHub's time is not known; using this machine's clock: "
                            + ForeignText.inOneLine(e.getMessage()));
            return Optional.of(context.clock().instant());
        }
        var clock = client.clock();
        return clock.implausibleOffset().isPresent() ? Optional.empty() : Optional.of(clock.now());
    }
}
