package io.github.runneractions.imagebuilder.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanLibraryTest {

    @TempDir
    Path folder;

    @Test
    void leavesTheSegmentsOfALibraryAndTakesItsSectionsOut() throws IOException {
        var original = Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so"));
        var library = Files.write(folder.resolve("libjvm.so"), original);

        LeanLibrary.strip(library);

        var stripped = Files.readAllBytes(library);
        assertThat(stripped.length).isLessThan(original.length * 9 / 10);
        // All but the header.
        assertThat(Arrays.mismatch(
                        Arrays.copyOfRange(stripped, 64, stripped.length),
                        Arrays.copyOfRange(original, 64, stripped.length)))
                .isNegative();
        assertThat(Arrays.copyOfRange(stripped, 40, 48)).containsOnly(0);
        assertThat(Arrays.copyOfRange(stripped, 60, 64)).containsOnly(0);
    }

    @Test
    void leavesAnythingElseAlone() throws IOException {
        var script = Files.writeString(folder.resolve("script.so"), "INPUT(libc.so.6)\n".repeat(9));

        LeanLibrary.strip(script);

        assertThat(script).hasContent("INPUT(libc.so.6)\n".repeat(9));
    }
}
