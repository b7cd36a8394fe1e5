package io.github.runneractions.sandbox.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalBaseImageTest {

    @Test
    void treatsANameWithoutATagAsLatest() {
        assertThat(LocalBaseImage.of("gcr.io/distroless/base-nossl-debian12"))
                .isEqualTo(LocalBaseImage.of("gcr.io/distroless/base-nossl-debian12:latest"));
    }

    @Test
    void isUsedForAnyDigest() {
        assertThat(LocalBaseImage.of("gcr.io/distroless/base-nossl-debian12:nonroot@sha256:" + "0".repeat(64)))
                .isPresent()
                .isEqualTo(LocalBaseImage.of("gcr.io/distroless/base-nossl-debian12:nonroot"));
    }

    @Test
    void isNotUsedForAnotherTag() {
        assertThat(LocalBaseImage.of("gcr.io/distroless/base-nossl-debian12:debug"))
                .isEmpty();
    }

    @Test
    void hasAnotherNameForAnotherRecipe() {
        var base = new LocalBaseImage("base:1", "distroless.sh", List.of("USER 0"));

        assertThat(base.file()).matches("distroless-[0-9a-f]{12}\\.tar");
        assertThat(new LocalBaseImage("base:1", "distroless.sh", List.of("USER 1")).recipe())
                .isNotEqualTo(base.recipe());
        assertThat(new LocalBaseImage("base:1", "job-image.sh", List.of("USER 0")).recipe())
                .isNotEqualTo(base.recipe());
    }
}
