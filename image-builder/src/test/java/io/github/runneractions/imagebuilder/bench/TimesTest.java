package io.github.runneractions.imagebuilder.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void comparesRoundByRound() {
        // The machine was three times slower in the second round, for both.
        assertThat(times(100, 300, 110).over(times(200, 600, 200))).isEqualTo("0.50 (0.50–0.55)");
    }

    @Test
    void showsTheMedianAndTheSpread() {
        assertThat(times(400, 100, 200, 300).describe()).isEqualTo("   250 ms (100–400)");
    }

    private static Times times(long... millis) {
        var times = new Times("image");
        for (long round : millis) {
            times.add(Duration.ofMillis(round));
        }
        return times;
    }
}
