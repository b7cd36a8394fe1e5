package io.github.runneractions.github;

import io.github.runneractions.runtime.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * Keeps requests below GitHub's secondary limit: 900 points within any minute, of which a request that reads takes one and a
 * request that changes something takes five. For one thread.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits">Secondary
 *     rate limits</a>
 */
public final class Pace {
    /** The points of a request that reads. */
    public static final int READ = 1;
    /** The points of a request that changes something. */
    public static final int CHANGE = 5;

    private static final int MOST_POINTS = 900;
    /** A second more than a minute: requests take some time to arrive, and not all take the same. */
    private static final Duration WINDOW = Duration.ofSeconds(61);

    private final Clock clock;
    private final Sleeper sleeper;
    private final ArrayDeque<Spent> spent = new ArrayDeque<>();
    private int sum;

    /** A pace by which nothing has been spent yet. */
    public Pace(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits until {@code points} may be spent, and spends them. */
    public void spend(int points) {
        forget();
        while (sum + points > MOST_POINTS && !spent.isEmpty()) {
            sleeper.sleep(
                    Duration.between(clock.instant(), spent.getFirst().at().plus(WINDOW)));
            forget();
        }
        spent.addLast(new Spent(clock.instant(), points));
        sum += points;
    }

    private void forget() {
        var horizon = clock.instant().minus(WINDOW);
        while (!spent.isEmpty() && !spent.getFirst().at().isAfter(horizon)) {
            sum -= spent.removeFirst().points();
        }
    }

    private record Spent(Instant at, int points) {}
}
