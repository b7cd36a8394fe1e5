package io.github.runneractions.sandbox.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfilesTest {

    @Test
    void namesTheBaseOfEveryStage(@TempDir Path folder) throws IOException {
        var dockerfile = Files.writeString(folder.resolve("Dockerfile"), """
                # FROM not:this
                FROM --platform=linux/amd64 debian:bookworm-slim AS build
                RUN echo FROM nor:this
                from gcr.io/distroless/base-nossl-debian12
                COPY --from=build /x /x
                """);

        assertThat(Dockerfiles.bases(dockerfile))
                .containsExactly("debian:bookworm-slim", "gcr.io/distroless/base-nossl-debian12");
    }
}
