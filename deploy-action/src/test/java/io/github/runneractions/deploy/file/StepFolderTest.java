package io.github.runneractions.deploy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ToolFailed;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepFolderTest {
    @TempDir
    Path temp;

    @Test
    void isInTheRunnersTemporaryFolderForThisAccountOnly() throws IOException {
        try (var step = create()) {
            assertThat(step.path()).hasParent(temp);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(step.path())))
                    .isEqualTo("rwx------");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void isInTheSystemsTemporaryFolderWithoutARunner() {
        try (var step = StepFolder.create(new Environment(Map.of("RUNNER_TEMP", temp + "/lost")))) {
            assertThat(step.path()).isDirectory();
        }
    }

    @Test
    void deletesWhatADeadRunHasLeft() throws IOException {
        leftBehind();

        try (var step = create()) {
            assertThat(names())
                    .containsExactlyInAnyOrder(
                            step.path().getFileName() + ".lock",
                            "" + step.path().getFileName());
        }
    }

    @Test
    void keepsTheFolderOfARunThatGoesOn() {
        try (var other = create();
                var step = create()) {
            assertThat(other.path()).isDirectory();
            assertThat(step.path()).isDirectory();
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void deletesNothingThroughALink() throws IOException {
        var precious = Files.createDirectory(temp.resolve("precious"));
        Files.createFile(precious.resolve("file"));
        Files.createFile(temp.resolve(StepFolder.PREFIX + "1.lock"));
        Files.createSymbolicLink(temp.resolve(StepFolder.PREFIX + "1"), precious);
        leftBehind();
        Files.createSymbolicLink(temp.resolve(StepFolder.PREFIX + "dead/link"), precious);
        Files.createSymbolicLink(temp.resolve(StepFolder.PREFIX + "2.lock"), precious.resolve("file"));

        create().close();

        assertThat(precious.resolve("file")).exists();
        assertThat(names()).containsExactlyInAnyOrder("precious", StepFolder.PREFIX + "2.lock");
    }

    /** Another run takes a lock that is not locked yet for that of a dead run. */
    @Test
    void makesAnotherFolderIfAnotherRunDeletesTheNewLock() throws IOException {
        assertThat(StepFolder.lockedFolder(temp.resolve(StepFolder.PREFIX + "1.lock")))
                .isEmpty();
    }

    @Test
    void saysThatItCannotBeWritten() {
        // Nobody can create a file there, root neither.
        var environment = new Environment(Map.of("RUNNER_TEMP", "/proc/self"));

        assertThatExceptionOfType(ToolFailed.class)
                .isThrownBy(() -> StepFolder.create(environment))
                .withMessageStartingWith("Tried to write to the step's temporary folder, but that fails: /proc/")
                .withMessageContaining("/" + StepFolder.PREFIX);
    }

    @Test
    void quotesTheReasonOfTheOperatingSystem() {
        assertThat(StepFolder.unwritable(new FileSystemException("/tmp/a", null, "No space left on device")))
                .hasMessage("Tried to write to the step's temporary folder, but that fails:"
                        + " /tmp/a: No space left on device.");
    }

    /** Such as {@code RUNNER_TEMP} of a runner that runs as another user: it could rename the folder and lay its own. */
    @Test
    void isNotWhereAnotherAccountCouldReplaceIt() throws IOException {
        var below = Files.createDirectory(temp.resolve("below"));
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));

        for (var open : List.of(temp, below)) {
            try (var step = StepFolder.create(new Environment(Map.of("RUNNER_TEMP", open.toString())))) {
                assertThat(step.path()).isDirectory();
                assertThat(step.path().startsWith(temp)).isFalse();
            }
        }
        assertThat(names()).containsExactly("below");
    }

    /** Another program lays a folder for a dead run, with a path that the operating system does not take. */
    @Test
    void goesOnWhereADeadRunCannotBeDeleted() throws Exception {
        Files.createFile(temp.resolve(StepFolder.PREFIX + "1.lock"));
        var deep = temp.resolve(StepFolder.PREFIX + "1");
        Files.createDirectory(deep);
        for (var level = 0; level < 20; level++) {
            var around = Files.createDirectory(temp.resolve("around"));
            Files.move(deep, around.resolve("d".repeat(250)));
            Files.move(around, deep);
        }

        try (var step = create()) {
            assertThat(step.path()).isDirectory();
        } finally {
            new ProcessBuilder("rm", "-rf", deep.toString()).start().waitFor();
        }
        assertThat(names()).containsExactly(StepFolder.PREFIX + "1.lock");
    }

    @Test
    void closesTwice() {
        var step = create();
        step.close();
        step.close();

        assertThat(temp).isEmptyDirectory();
    }

    /** The lock of a process that was killed is not locked. */
    private void leftBehind() throws IOException {
        Files.createFile(temp.resolve(StepFolder.PREFIX + "dead.lock"));
        var folder = Files.createDirectory(temp.resolve(StepFolder.PREFIX + "dead"));
        Files.createDirectory(folder.resolve("chart"));
        Files.writeString(folder.resolve("kubeconfig"), Workspace.SECRET);
    }

    private List<String> names() throws IOException {
        try (var paths = Files.list(temp)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }

    private StepFolder create() {
        return StepFolder.create(new Environment(Map.of("RUNNER_TEMP", temp.toString())));
    }
}
