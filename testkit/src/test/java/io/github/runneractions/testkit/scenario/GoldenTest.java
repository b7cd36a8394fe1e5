package io.github.runneractions.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ChecksOnly.class)
class GoldenTest {

    @TempDir
    Path folder;

    @Test
    void acceptsTheExpectedText() throws IOException {
        var file = Files.writeString(folder.resolve("expected.txt"), "one\n");

        assertThatCode(() -> Golden.check(file, "one\n", "make docs")).doesNotThrowAnyException();
    }

    @Test
    void showsTheDifferenceAndHowToAcceptIt() throws IOException {
        var file = Files.writeString(folder.resolve("expected.txt"), "one\ntwo\nthree\n");

        assertThatThrownBy(() -> Golden.check(file, "one\n2\nthree\n", "make docs"))
                .hasMessageContaining("\n one\n-two\n+2\n three\n")
                .hasMessageContaining("make docs");
    }

    @Test
    void noticesAMissingLineEnd() throws IOException {
        var file = Files.writeString(folder.resolve("expected.txt"), "one\n");

        assertThatThrownBy(() -> Golden.check(file, "one", "make docs")).isInstanceOf(AssertionError.class);
    }

    @Test
    void failsWithoutAFile() {
        assertThatThrownBy(() -> Golden.check(folder.resolve("expected.txt"), "one\n", "make docs"))
                .hasMessageContaining("does not exist")
                .hasMessageContaining("make docs");
    }

    @Test
    void writesTheFileWhenAskedTo() {
        System.setProperty(Golden.UPDATE, "true");
        var file = folder.resolve("expected.txt");

        Golden.check(file, "one\n", "make docs");

        assertThat(file).hasContent("one\n");
    }
}
