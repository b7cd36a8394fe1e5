package io.github.runneractions.deploy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InputFilesTest {
    private static final int MOST = 100;

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void checkOut() {
        workspace = Workspace.in(folder);
        workspace.file("deploy/values.yaml", "replicas: 3");
    }

    @Test
    void readsAFileOfTheWorkspace() {
        assertThat(read("deploy/values.yaml")).isEqualTo("replicas: 3");
        assertThat(read("deploy/../deploy/values.yaml")).isEqualTo("replicas: 3");
        assertThat(read(workspace.path().resolve("deploy/values.yaml").toString()))
                .isEqualTo("replicas: 3");
    }

    @Test
    void readsAFileOfTheRunnersTemporaryFolder() throws IOException {
        var file = Files.writeString(workspace.temp().resolve("values.yaml"), "replicas: 4");

        assertThat(read(file.toString())).isEqualTo("replicas: 4");
    }

    @Test
    void followsALinkWithinTheWorkspace() {
        workspace.link("values.yaml", "deploy/values.yaml");
        workspace.link("prod", "deploy");

        assertThat(read("values.yaml")).isEqualTo("replicas: 3");
        assertThat(read("prod/values.yaml")).isEqualTo("replicas: 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/secret",
                "deploy/../../outside/secret",
                "${root}/outside/secret",
                "link",
                "folder/secret",
                "chain",
                "/proc/self/environ",
                "/proc/self/root/etc/passwd",
                "/etc/passwd",
                "environ"
            })
    void refusesAFileFromOutside(String path) {
        workspace.link("link", workspace.root() + "/outside/secret");
        workspace.link("folder", "../outside");
        workspace.link("chain", "link");
        workspace.link("environ", "/proc/self/environ");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(path.replace("${root}", workspace.root().toString())))
                .withMessageContaining("is outside of the workspace and of `${{ runner.temp }}`")
                .withMessageNotContaining(Workspace.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/1/environ", "/dev/zero", "/dev/stdin", "/sys/kernel/uevent_seqnum"})
    void neverReadsTheKernelsFiles(String path) {
        var everywhere = InputFiles.of(new Environment(Map.of()));

        assertThatIllegalArgumentException().isThrownBy(() -> everywhere.read(path, MOST));
        assertThatIllegalArgumentException().isThrownBy(() -> read(path));
    }

    @Test
    void refusesTheFolderOfAStep() throws IOException {
        try (var step = StepFolder.create(workspace.environment())) {
            var kubeconfig = Files.writeString(step.path().resolve("kubeconfig"), Workspace.SECRET);
            workspace.link("kubeconfig", kubeconfig.toString());

            assertThatIllegalArgumentException().isThrownBy(() -> read("kubeconfig"));
            assertThatIllegalArgumentException().isThrownBy(() -> read(kubeconfig.toString()));
        }
    }

    /** The runner mounts its temporary folder into each container action, with the home of the others. */
    @Test
    void followsNoLinkFromTheWorkspaceToTheTemporaryFolder() throws IOException {
        var file = Files.writeString(workspace.temp().resolve("values.yaml"), Workspace.SECRET);
        workspace.link("values.yaml", file.toString());
        workspace.link("temp", workspace.temp().toString());
        Files.createSymbolicLink(workspace.temp().resolve("back"), workspace.path());

        for (var path : List.of("values.yaml", "temp/values.yaml", workspace.temp() + "/back/deploy/values.yaml")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(path))
                    .withMessageContaining("is outside of the workspace");
        }
        assertThat(read("../temp/values.yaml")).isEqualTo(Workspace.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workspace/.git/config",
                "workspace/sub/.Git/config",
                "temp/_github_home/.docker/config.json",
                "temp/_github_workflow/event.json",
                "temp/_runner_file_commands/set_env_1",
                "temp/git-credentials-1.config"
            })
    void refusesWhereOthersKeepCredentials(String path) throws IOException {
        var file = workspace.root().resolve(path);
        Files.createDirectories(InputFiles.parent(file));
        Files.writeString(file, Workspace.SECRET);
        Files.createSymbolicLink(file.resolveSibling("link-" + InputFiles.name(file)), file);
        Files.createSymbolicLink(workspace.temp().resolve("link"), file);

        for (var each : List.of("../" + path, file.toString())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(each))
                    .withMessageContaining("keeps credentials");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> read("../temp/link"));
    }

    @Test
    void refusesWhatIsNoRegularFile() {
        workspace.pipe("pipe");

        assertThatIllegalArgumentException().isThrownBy(() -> read("pipe")).withMessage("is not a regular file");
        assertThatIllegalArgumentException().isThrownBy(() -> read("deploy"));
        assertThatIllegalArgumentException().isThrownBy(() -> read("."));
    }

    @Test
    void refusesALargeFile() {
        workspace.file("most", "a".repeat(MOST));
        workspace.file("more", "a".repeat(MOST + 1));

        assertThat(read("most")).hasSize(MOST);
        assertThatIllegalArgumentException().isThrownBy(() -> read("more")).withMessageStartingWith("is larger than");
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        Files.write(workspace.path().resolve("bytes"), new byte[] {(byte) 0xff, 'a'});

        assertThatIllegalArgumentException().isThrownBy(() -> read("bytes")).withMessage("is not text in UTF-8");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("lost.yaml"))
                .withMessage("is not in the workspace; check out the repository first");
    }

    /** The path was resolved, and then a program of the job replaces a part of it. */
    @Test
    void doesNotFollowALinkThatIsLaidAfterTheCheck() throws IOException {
        var real = workspace.files().locate("deploy/values.yaml");
        Files.move(workspace.path().resolve("deploy"), workspace.path().resolve("before"));
        workspace.link("deploy", "../outside");
        Files.copy(workspace.root().resolve("outside/secret"), workspace.root().resolve("outside/values.yaml"));

        org.assertj.core.api.Assertions.assertThatIOException()
                .isThrownBy(
                        () -> workspace.files().folder(InputFiles.parent(real)).close());
    }

    @Test
    void readsAnyFileOutsideOfWorkflows() {
        assertThat(InputFiles.of(new Environment(Map.of()))
                        .read(workspace.root().resolve("outside/secret").toString(), MOST))
                .isEqualTo(Workspace.SECRET);
    }

    private String read(String path) {
        return workspace.files().read(path, MOST);
    }
}
