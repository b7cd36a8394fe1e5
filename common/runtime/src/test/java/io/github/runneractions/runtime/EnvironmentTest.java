package io.github.runneractions.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    private Path folder;

    @Test
    void areReadInUtf8InEveryLocale() throws IOException {
        var file = Files.writeString(
                folder.resolve("environ"),
                "INPUT_LABELS=größe-l, 😀\0INPUT_KEY=one\n two=2\n\0EMPTY=\0A=1\0A=2\0=x\0no\0");

        assertThat(Environment.read(file, Map.of()))
                .containsExactly(
                        Map.entry("INPUT_LABELS", "größe-l, 😀"),
                        Map.entry("INPUT_KEY", "one\n two=2\n"),
                        Map.entry("EMPTY", ""),
                        Map.entry("A", "1"));
    }

    @Test
    void areTheJdksIfTheSystemHasNoFile() {
        assertThat(Environment.read(folder.resolve("none"), Map.of("A", "1"))).containsExactly(Map.entry("A", "1"));
    }

    @Test
    void areThoseOfThisProcess() {
        assertThat(Environment.read(Environment.LINUX, Map.of())).containsEntry("PATH", System.getenv("PATH"));
    }
}
