package io.github.runneractions.sandbox.github.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * GitHub's primary rate limit: so many requests per window for each caller and resource.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub's limits</a>
 */
public final class RateLimit {

    /** The least that installations of organisations without an enterprise get. */
    public static final int DEFAULT_LIMIT = 5_000;

    /**
     * The rate limit of a caller.
     *
     * @param used requests in this window, this one included
     * @param resource the bucket, for example {@code core}
     */
    public record Usage(int limit, int used, Instant reset, String resource) {

        /** Requests left in this window. */
        public int remaining() {
            return Math.max(0, limit - used);
        }

        /** Whether this request was one too many. */
        public boolean exceeded() {
            return used > limit;
        }
    }

    private record Bucket(String caller, String resource) {}

    private record Window(int used, Instant reset) {}

    private final SandboxClock clock;
    private final Map<Bucket, Window> windows = new HashMap<>();
    private int limit = DEFAULT_LIMIT;
    private Duration window = Duration.ofHours(1);

    RateLimit(SandboxClock clock) {
        this.clock = clock;
    }

    /** Lets each caller make {@code limit} requests per {@code window} and resource, beginning now. */
    public synchronized void set(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
        windows.clear();
    }

    /** Counts one request. */
    public synchronized Usage take(String caller, String resource) {
        return usage(caller, resource, 1);
    }

    /** The rate limit of a caller, without counting a request. */
    public synchronized Usage peek(String caller, String resource) {
        return usage(caller, resource, 0);
    }

    private Usage usage(String caller, String resource, int requests) {
        Instant now = clock.now();
        Window current = windows.compute(
                new Bucket(caller, resource),
                (_, old) -> old == null || !old.reset().isAfter(now)
                        ? new Window(requests, now.plus(window))
                        : new Window(old.used() + requests, old.reset()));
        return new Usage(limit, current.used(), current.reset(), resource);
    }
}
