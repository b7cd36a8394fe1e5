package io.github.runneractions.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    @Test
    void isAccessibleOnlyToItsOwner() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("test")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isDeletedButNotWhatItLinksTo(@TempDir Path elsewhere) throws IOException {
        Path kept = Files.writeString(elsewhere.resolve("kept"), "");
        TemporaryFolder folder = TemporaryFolder.create("test");
        Files.createSymbolicLink(folder.path().resolve("link"), elsewhere);
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "");

        folder.close();

        assertThat(folder.path()).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void mayBeClosedTwice() {
        TemporaryFolder folder = TemporaryFolder.create("test");

        folder.close();
        folder.close();

        assertThat(folder.path()).doesNotExist();
    }
}
