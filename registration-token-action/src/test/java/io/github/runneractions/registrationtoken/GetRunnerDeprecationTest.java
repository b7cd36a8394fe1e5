package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.Initech;
import io.github.runneractions.sandbox.github.model.KnownVersion;
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

    private Optional<RunnerDeprecation> deprecation(String version) {
        return initech.call(new GetRunnerDeprecation(Initech.ENTERPRISE, version));
    }
}
