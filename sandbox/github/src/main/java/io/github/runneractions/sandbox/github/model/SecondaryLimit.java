package io.github.runneractions.sandbox.github.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * GitHub's secondary limit: so many points within any minute for each caller, one for a request that reads and five for one
 * that changes something. Off until it is set.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits">GitHub's
 *     limits</a>
 */
public final class SecondaryLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int READ = 1;
    private static final int CHANGE = 5;

    private record Spent(Instant at, int points) {}

    private final SandboxClock clock;
    private final Map<String, Deque<Spent>> spent = new HashMap<>();
    private int most = Integer.MAX_VALUE;

    SecondaryLimit(SandboxClock clock) {
        this.clock = clock;
    }

    /** Enforces it from now on. */
    public synchronized void set(int points) {
        most = points;
        spent.clear();
    }

    /** Counts a request; returns whether it exceeds the limit. */
    public synchronized boolean exceeded(String caller, String method) {
        if (most == Integer.MAX_VALUE) {
            return false;
        }
        Instant now = clock.now();
        Deque<Spent> mine = spent.computeIfAbsent(caller, _ -> new ArrayDeque<>());
        mine.removeIf(old -> !old.at().isAfter(now.minus(WINDOW)));
        mine.addLast(new Spent(now, method.equals("GET") ? READ : CHANGE));
        return mine.stream().mapToInt(Spent::points).sum() > most;
    }
}
