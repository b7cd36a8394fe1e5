package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLinesTest {

    private final List<String> lines = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void passesOnCompleteLines() throws IOException {
        try (var log = new LogLines(write("one\ntw"), lines::add)) {
            log.read();
            assertThat(lines).containsExactly("one");

            write("o\nthree");
            log.read();
            assertThat(lines).containsExactly("one", "two");
        }
        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void endsLinesWhereGithubsRunnerDoes() throws IOException {
        try (var log = new LogLines(write("a\r\nb\rc\n\nd\r"), lines::add)) {
            log.read();
            write("\ne\n");
        }

        assertThat(lines).containsExactly("a", "b", "c", "", "d", "e");
    }

    @Test
    void joinsACharacterThatArrivesInParts() throws IOException {
        var letter = "ü".getBytes(StandardCharsets.UTF_8);
        var file = folder.resolve("log");
        Files.write(file, new byte[] {letter[0]});
        try (var log = new LogLines(file, lines::add)) {
            log.read();
            Files.write(file, new byte[] {letter[1], '\n'}, StandardOpenOption.APPEND);
        }

        assertThat(lines).containsExactly("ü");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
