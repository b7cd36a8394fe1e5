package io.github.runneractions.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "GITHUB_ACTIONS=true, true",
        "GITHUB_ACTIONS=false, false",
        "GITHUB_ACTIONS=false;GITHUB_OUTPUT=/o, true",
        "GITHUB_ACTIONS=;GITHUB_STATE=/s, true",
        "GITHUB_STEP_SUMMARY=/s, true",
        "GITHUB_WORKSPACE=/w, false"
    })
    void areThoseOfAStepIfTheRunnerGivesItFiles(String variables, boolean inWorkflow) {
        var all = Stream.of(variables.split(";", -1))
                .map(entry -> entry.split("=", -1))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));

        assertThat(new Environment(all).inWorkflow()).isEqualTo(inWorkflow);
    }

    @Test
    void areThoseOfThisProcess() {
        assertThat(Environment.read(Environment.LINUX, Map.of())).containsEntry("PATH", System.getenv("PATH"));
    }
}
