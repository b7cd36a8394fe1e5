package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.toolkit.TimedOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CancellableSleeperTest {
    private final FakeTime time = new FakeTime();
    private final CancellableSleeper sleeper = new CancellableSleeper(time);

    @Test
    void sleepsAsLongAsItIsAsked() {
        var begun = time.instant();
        sleeper.sleep(Duration.ofMillis(1_250));

        assertThat(Duration.between(begun, time.instant())).isEqualTo(Duration.ofMillis(1_250));
    }

    @Test
    void endsSoonAfterTheCancellationAndNeverBeginsAgain() {
        var begun = time.instant();
        time.at(Duration.ofSeconds(1), sleeper::cancel);

        assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> sleeper.sleep(Duration.ofHours(1)));
        assertThat(Duration.between(begun, time.instant())).isLessThan(Duration.ofMillis(1_500));
        assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> sleeper.sleep(Duration.ZERO));
    }
}
