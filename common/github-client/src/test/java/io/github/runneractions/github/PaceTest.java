package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runtime.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final FakeTime time = new FakeTime();
    private final Pace pace = new Pace(time, time);

    private record Spent(Instant at, int points) {}

    @Test
    void staysBelowTheLimitInEveryMinuteAndCloseToIt() {
        var spent = new ArrayList<Spent>();
        var start = time.instant();
        for (var pair = 0; pair < 2_500; pair++) {
            for (var points : new int[] {Pace.READ, Pace.CHANGE}) {
                pace.spend(points);
                spent.add(new Spent(time.instant(), points));
                time.advance(Duration.ofMillis(50));
            }
        }

        assertThat(spent)
                .allSatisfy(first -> assertThat(spent.stream()
                                .filter(other -> !other.at().isBefore(first.at())
                                        && other.at().isBefore(first.at().plusSeconds(60)))
                                .mapToInt(Spent::points)
                                .sum())
                        .isLessThanOrEqualTo(900));
        var least = Duration.ofMinutes(1).multipliedBy(2_500 * 6 / 900);
        assertThat(Duration.between(start, time.instant()))
                .isLessThan(least.multipliedBy(105).dividedBy(100));
    }

    @Test
    void doesNotWaitBelowTheLimit() {
        for (var pair = 0; pair < 150; pair++) {
            pace.spend(Pace.READ + Pace.CHANGE);
        }
        assertThat(time.sleeps).isEmpty();

        pace.spend(Pace.READ);
        assertThat(time.sleeps).isNotEmpty();
    }
}
