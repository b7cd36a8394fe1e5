package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.KnownVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GetRunnerDeprecationTest {
    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @Test
    void tellsWhenAVersionEnds() {
        var registration = Instant.parse("2026-10-01T00:00:00Z");
        var runtime = Instant.parse("2026-11-05T15:30:55Z");
        initech.world.versions().add(new KnownVersion("2.336.0", Optional.of(registration), Optional.of(runtime)));

        assertThat(deprecation("2.336.0"))
                .hasValue(new RunnerDeprecation("2.336.0", Optional.of(registration), Optional.of(runtime)));
    }

    @Test
    void knowsNoEndOfTheNewestVersionAndNothingOfOldOnes() {
        assertThat(deprecation("2.338.0"))
                .hasValue(new RunnerDeprecation("2.338.0", Optional.empty(), Optional.empty()));
        assertThat(deprecation("2.320.0")).isEmpty();
        assertThat(deprecation("../2.338.0")).isEmpty();
    }

    @Test
    void tellsWhatIsOverAndWhatIsLeft() {
        var now = Instant.parse("2026-10-01T00:00:00Z");
        var both = new RunnerDeprecation(
                "2.336.0", Optional.of(now.plus(Duration.ofHours(30))), Optional.of(now.plus(Duration.ofDays(9))));
        var registration = new RunnerDeprecation("2.336.0", Optional.of(now), Optional.empty());
        var jobs = new RunnerDeprecation("2.336.0", Optional.empty(), Optional.of(now));
        var none = new RunnerDeprecation("2.338.0", Optional.empty(), Optional.empty());

        assertThat(both.over(now)).isEmpty();
        assertThat(both.ends(now))
                .contains(
                        "can register for 1 more day (until 2026-10-02T06:00:00Z), and get jobs for 9 more days (until"
                                + " 2026-10-10T00:00:00Z)");
        assertThat(registration.over(now)).contains("has not let it register since 2026-10-01T00:00:00Z");
        assertThat(jobs.over(now)).contains("has not given it jobs since 2026-10-01T00:00:00Z");
        assertThat(none.over(now)).isEmpty();
        assertThat(none.ends(now)).isEmpty();
    }

    private Optional<RunnerDeprecation> deprecation(String version) {
        return initech.call(new GetRunnerDeprecation(Initech.ENTERPRISE, version));
    }
}
