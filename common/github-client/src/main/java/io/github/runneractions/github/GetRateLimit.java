package io.github.runneractions.github;

import io.github.runneractions.github.http.ApiResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Reads GitHub's time, with a call that does not count against a limit and needs no token.
 *
 * @see <a href="https://docs.github.com/en/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user">Get
 *     rate limit status</a>
 */
public record GetRateLimit() implements Endpoint<Optional<Instant>> {
    @Override
    public String path() {
        return "/rate_limit";
    }

    /** An Enterprise Server can reject calls without a token, or have its limits switched off; that response has a date, too. */
    @Override
    public Set<Integer> expected() {
        return Set.of(200, 401, 403, 404);
    }

    @Override
    public Optional<Instant> decode(ApiResponse response) {
        return response.date("date");
    }

    @Override
    public String describe() {
        return "read GitHub's time";
    }
}
