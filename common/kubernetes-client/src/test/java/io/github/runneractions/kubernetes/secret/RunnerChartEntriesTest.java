package io.github.runneractions.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner chart mounts the entries that are written, and the runner image reads them. */
class RunnerChartEntriesTest {
    private static final Path RUNNER = Path.of("../../runner");

    @ParameterizedTest
    @ValueSource(strings = {SecretContent.TOKEN, SecretContent.EXPIRES_AT, SecretContent.URL})
    void areReadByTheImage(String entry) throws IOException {
        // The chart mounts the whole Secret.
        assertThat(text("image/registrar")).contains("entry " + entry + " && ");
    }

    private static String text(String file) throws IOException {
        return Files.readString(RUNNER.resolve(file));
    }
}
