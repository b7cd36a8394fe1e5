package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path folder;

    private TestRun run = new TestRun(Map.of());

    @BeforeEach
    void workflow() {
        run = new TestRun(Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", folder.toString()));
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        var file = file("token");

        write(file, "AABF3JGZDX3P5PMEXLND6TS6FCWO6");

        assertThat(file.path()).isEqualTo(folder.resolve("token")).hasContent("AABF3JGZDX3P5PMEXLND6TS6FCWO6");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void replacesALinkAndLeavesItsTarget() throws IOException {
        var target = Files.writeString(folder.resolve("precious"), "kept");
        Files.createSymbolicLink(folder.resolve("token"), target);

        write(file("token"), "AABF3JGZDX3P5PMEXLND6TS6FCWO6");

        assertThat(target).hasContent("kept");
        assertThat(Files.isRegularFile(folder.resolve("token"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void isCheckedBeforeACredentialIsCreated() throws IOException {
        Files.createDirectory(folder.resolve("taken"));

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(file("nowhere/token")::check)
                .withMessageContaining("folder " + folder.resolve("nowhere") + " does not exist");
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(file("taken")::check)
                .withMessageContaining("it is a folder");
    }

    @Test
    void doesNotFollowALinkOutOfTheSharedFolders(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve("runner"), elsewhere);

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(file("runner/token")::check)
                .withMessageContaining("a link that leads out");
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> write(file("runner/token"), "AABF3JGZDX3P5PMEXLND6"));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void mustBeInAFolderThatOtherStepsShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file("/etc/token"))
                .withMessageContaining("outside the folders that this step shares");
        assertThatIllegalArgumentException().isThrownBy(() -> file("../token"));
        assertThat(SecretFile.of("/etc/token", new Environment(Map.of())).path())
                .hasToString("/etc/token");
    }

    private SecretFile file(String path) {
        return SecretFile.of(path, run.context.environment());
    }

    private void write(SecretFile file, String text) {
        file.write(run.context.secrets().mask(text));
    }
}
