package io.github.runneractions.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandInTest {

    @Test
    void takesANameWithoutATagForTheLatest() {
        assertThat(StandIn.of("gcr.io/distroless/base-nossl-debian12"))
                .isPresent()
                .isEqualTo(StandIn.of("gcr.io/distroless/base-nossl-debian12:latest"));
    }

    @Test
    void doesNotStandInForAnotherTag() {
        assertThat(StandIn.of("gcr.io/distroless/base-nossl-debian12:debug")).isEmpty();
    }

    @Test
    void givesAnotherRecipeAnotherName() {
        var standIn = new StandIn("base:1", "distroless.sh", List.of("USER 0"));

        assertThat(standIn.file()).matches("distroless-[0-9a-f]{12}\\.tar");
        assertThat(new StandIn("base:1", "distroless.sh", List.of("USER 1")).recipe())
                .isNotEqualTo(standIn.recipe());
        assertThat(new StandIn("base:1", "job-image.sh", List.of("USER 0")).recipe())
                .isNotEqualTo(standIn.recipe());
    }
}
