package io.github.runneractions.github.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLException;

/**
 * Decides whether and when a failed attempt is repeated, by GitHub's rules. Pure: it waits for nothing and reads no clock.
 *
 * @param mostAttempts after this many a server error or a network error is final; rate limits are waited for however often
 * @param backOff the wait after the first attempt; it doubles with each further one
 * @param chance random numbers from 0 to 1, so that many runs do not come back at the same moment
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit">Exceeding
 *     the rate limit</a>
 */
record RetryPolicy(int mostAttempts, Duration backOff, DoubleSupplier chance) {
    /** Four attempts with waits of about 1, 2 and 4 s. */
    public static final RetryPolicy STANDARD = new RetryPolicy(
            4, Duration.ofSeconds(1), () -> ThreadLocalRandom.current().nextDouble());

    /** GitHub's limits end within an hour. A longer wait is not useful. */
    private static final Duration LONGEST = Duration.ofMinutes(65);

    /** The year 9999, in seconds since 1970: a later value is not a time. */
    private static final long END_OF_TIME = 253_402_300_800L;
    /** The wait that GitHub requires for a secondary limit without a time. */
    private static final Duration BARE_SECONDARY_LIMIT = Duration.ofMinutes(1);

    /** A wait before the next attempt, and the reason as a clause that follows "because". */
    record Wait(Duration duration, String reason) {}

    /** The wait after {@code response}, empty when it is final. {@code attempt} counts from 1. */
    Optional<Wait> after(int attempt, ApiResponse response, Instant githubNow) {
        if (response.rateLimited()) {
            return Optional.of(new Wait(limitEnd(attempt, response, githubNow), "GitHub's rate limit is reached"))
                    .filter(wait -> wait.duration().compareTo(LONGEST) <= 0);
        }
        return response.status() >= 500 && attempt < mostAttempts
                ? Optional.of(new Wait(
                        longer(asked(response, githubNow), backOff(attempt)),
                        "GitHub responded with " + response.status()))
                : Optional.empty();
    }

    /** The wait after an attempt without a response. */
    Optional<Wait> after(int attempt, IOException failure) {
        // A certificate that is not trusted now will not be in two seconds.
        return failure instanceof SSLException || attempt >= mostAttempts
                ? Optional.empty()
                : Optional.of(new Wait(backOff(attempt), NetworkErrors.clause(failure)));
    }

    /** Never shorter than the usual wait: with 0, requests would be sent without a pause. */
    private Duration limitEnd(int attempt, ApiResponse response, Instant githubNow) {
        var asked = asked(response, githubNow).or(() -> reset(response, githubNow));
        return asked.isPresent()
                ? longer(asked, backOff(Math.min(attempt, mostAttempts)))
                : BARE_SECONDARY_LIMIT
                        .multipliedBy(1L << Math.min(attempt - 1, 6))
                        .plus(jitter(Duration.ofSeconds(5)));
    }

    /** The wait in {@code Retry-After}, in seconds or as a date. */
    private Optional<Duration> asked(ApiResponse response, Instant githubNow) {
        return response.retryAfter(githubNow).map(wait -> wait.plus(jitter(Duration.ofSeconds(1))));
    }

    private Optional<Duration> reset(ApiResponse response, Instant githubNow) {
        if (response.number("x-ratelimit-remaining").orElse(1) != 0) {
            return Optional.empty();
        }
        return response.number("x-ratelimit-reset").stream()
                .filter(second -> second >= 0 && second < END_OF_TIME)
                .mapToObj(second -> Duration.between(
                        githubNow, Instant.ofEpochSecond(second).plusSeconds(1)))
                .map(wait -> wait.plus(jitter(Duration.ofSeconds(1))))
                .findFirst();
    }

    private static Duration longer(Optional<Duration> asked, Duration usual) {
        return asked.filter(wait -> wait.compareTo(usual) > 0).orElse(usual);
    }

    private Duration backOff(int attempt) {
        var base = backOff.multipliedBy(1L << (attempt - 1));
        return base.plus(jitter(base.dividedBy(2)));
    }

    private Duration jitter(Duration most) {
        return Duration.ofMillis((long) (most.toMillis() * chance.getAsDouble()));
    }
}
