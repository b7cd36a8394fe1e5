package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerPathsTest {

    @Test
    void translatesPathsBelowTheJobsFolders(@TempDir Path folder) {
        var job = Job.in(folder);

        assertThat(ContainerPaths.of(job).translate(Map.of("A", job.temp() + "/_github_home/x")))
                .containsEntry("A", "/github/home/x");
        assertThat(ContainerPaths.of(job).translate(Map.of("A", job.temp() + "/other")))
                .containsEntry("A", "/github/runner_temp/other");
        assertThat(ContainerPaths.of(job).translate(Map.of("A", job.workspace().toString())))
                .containsEntry("A", "/github/workspace");
    }

    @Test
    void leavesOtherTextAlone(@TempDir Path folder) {
        var job = Job.in(folder);
        var values =
                Map.of("SIBLING", job.workspace() + "-2", "LIST", "x:" + job.workspace(), "ABOVE", folder.toString());

        assertThat(ContainerPaths.of(job).translate(values)).isEqualTo(values);
    }
}
