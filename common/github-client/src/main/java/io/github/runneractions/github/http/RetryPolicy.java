package io.github.runneractions.github.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLException;

/**
 * Decides whether and when a failed attempt is repeated, by GitHub's rules. Pure: it waits for nothing and reads no clock.
 *
 * @param chance random numbers from 0 to 1, so that many runs do not come back at the same moment
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit">Exceeding
 *     the rate limit</a>
 */
record RetryPolicy(DoubleSupplier chance) {
    private static final int MOST_ATTEMPTS = 4;
    /** What GitHub asks for when a secondary limit comes without a time. */
    private static final Duration BARE_SECONDARY_LIMIT = Duration.ofMinutes(1);

    /** A wait before the next attempt, and the reason as a clause that follows "because". */
    record Wait(Duration duration, String reason) {}

    /** The wait after {@code answer}, empty when it is final. {@code attempt} counts from 1. */
    Optional<Wait> after(int attempt, Answer answer, Instant githubNow) {
        if (answer.rateLimited()) {
            return Optional.of(new Wait(limitEnd(attempt, answer, githubNow), "GitHub's rate limit is reached"));
        }
        return answer.status() >= 500 && attempt < MOST_ATTEMPTS
                ? Optional.of(new Wait(backOff(attempt), "GitHub answered " + answer.status()))
                : Optional.empty();
    }

    /** The wait after no answer at all. */
    Optional<Wait> after(int attempt, IOException failure) {
        // A certificate that is not trusted now will not be in two seconds.
        return failure instanceof SSLException || attempt >= MOST_ATTEMPTS
                ? Optional.empty()
                : Optional.of(new Wait(backOff(attempt), NetworkFailures.clause(failure)));
    }

    private Duration limitEnd(int attempt, Answer answer, Instant githubNow) {
        var asked = answer.number("retry-after");
        if (asked.isPresent()) {
            return Duration.ofSeconds(asked.getAsLong()).plus(jitter(Duration.ofSeconds(1)));
        }
        var reset = answer.number("x-ratelimit-reset");
        if (answer.number("x-ratelimit-remaining").orElse(1) == 0 && reset.isPresent()) {
            var until = Duration.between(
                    githubNow, Instant.ofEpochSecond(reset.getAsLong()).plusSeconds(1));
            return (until.isNegative() ? Duration.ZERO : until).plus(jitter(Duration.ofSeconds(1)));
        }
        return BARE_SECONDARY_LIMIT.multipliedBy(1L << Math.min(attempt - 1, 6)).plus(jitter(Duration.ofSeconds(5)));
    }

    private Duration backOff(int attempt) {
        var base = Duration.ofSeconds(1L << (attempt - 1));
        return base.plus(jitter(base.dividedBy(2)));
    }

    private Duration jitter(Duration most) {
        return Duration.ofMillis((long) (most.toMillis() * chance.getAsDouble()));
    }
}
