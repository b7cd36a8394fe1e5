package io.github.runneractions.deploy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.ToolFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChartFilesTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private Path copy;

    @BeforeEach
    void checkOut() {
        workspace = Workspace.in(folder);
        copy = workspace.temp().resolve("copy");
        workspace.file("chart/Chart.yaml", "name: own");
        workspace.file("chart/templates/a.yaml", "kind: A");
        workspace.file("Chart.yaml", "name: outer");
    }

    @Test
    void copiesAChart() throws IOException {
        workspace.file("chart/charts/sub/Chart.yaml", "name: sub");
        workspace.file("chart/.git/config", Workspace.SECRET);

        chart("chart").copy(copy);

        assertThat(copied()).containsExactly("Chart.yaml", "charts/sub/Chart.yaml", "templates/a.yaml");
        assertThat(copy.resolve("Chart.yaml")).hasContent("name: own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chart", "own-1.0.0.tgz"})
    void saysThatTheCopyCannotBeWritten(String chart) {
        workspace.file("own-1.0.0.tgz", "packed");
        var found = chart(chart);

        assertThatExceptionOfType(ToolFailed.class)
                .isThrownBy(() -> found.copy(folder.resolve("lost/copy")))
                .withMessageEndingWith("but that fails: " + folder.resolve("lost/copy") + ".");
    }

    @Test
    void copiesAPackedChart() {
        workspace.file("own-1.0.0.tgz", "packed");

        chart("own-1.0.0.tgz").copy(copy);

        assertThat(copy).hasContent("packed");
    }

    @Test
    void replacesLinksWithinTheChartByWhatTheyLeadTo() throws IOException {
        workspace.link("chart/templates/same.yaml", "../Chart.yaml");
        workspace.link("chart/more", "templates");
        workspace.link("other", "chart");

        chart("other").copy(copy);

        assertThat(copied())
                .containsExactly(
                        "Chart.yaml", "more/a.yaml", "more/same.yaml", "templates/a.yaml", "templates/same.yaml");
        assertThat(copy.resolve("more/same.yaml")).hasContent("name: own");
        assertThat(Files.isSymbolicLink(copy.resolve("templates/same.yaml"))).isFalse();
        assertThat(Files.isDirectory(copy.resolve("more"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/proc/1/environ",
                "/etc",
                "../../Chart.yaml",
                "../..",
                "/no/such/file",
                "../../../outside/secret"
            })
    void refusesALinkThatLeavesTheChart(String target) {
        workspace.link("chart/templates/env", target);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart("chart"))
                .withMessageStartingWith("contains the link `templates/env`, which leads out of the chart");
    }

    @Test
    void copiesTheWholeWorkspace() throws IOException {
        workspace.file(".git/config", Workspace.SECRET);
        workspace.link("chart/same.yaml", "../Chart.yaml");

        chart(".").copy(copy);

        assertThat(copied())
                .containsExactly("Chart.yaml", "chart/Chart.yaml", "chart/same.yaml", "chart/templates/a.yaml");
        workspace.link("again", ".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart("."))
                .withMessageStartingWith("has folders more than 40 levels deep");
    }

    /** The root of a checkout is the chart, or a link of a chart's name leads to it. */
    @ParameterizedTest
    @ValueSource(strings = {".git/config", ".git", ".GIT/config", "to-git/config", "charts/sub/.git/config"})
    void refusesALinkToWhatGitKeeps(String target) {
        for (var git : List.of(".git", ".GIT", "charts/sub/.git")) {
            workspace.file("sub/" + git + "/config", Workspace.SECRET);
        }
        workspace.file("sub/Chart.yaml", "name: root");
        workspace.link("sub/to-git", ".git");
        workspace.link("sub/files/c", "../" + target);
        workspace.link("pulled", "sub");

        for (var chart : List.of("sub", "pulled", ".")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> chart(chart))
                    .withMessageContaining("keeps credentials");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> chart("sub/.git"));
        assertThatIllegalArgumentException().isThrownBy(() -> chart("sub/to-git"));
    }

    @Test
    void refusesALinkToALinkThatLeavesTheChart() {
        workspace.link("chart/a", "b");
        workspace.link("chart/b", "../Chart.yaml");

        assertThatIllegalArgumentException().isThrownBy(() -> chart("chart"));
    }

    @Test
    void refusesLinksThatHaveNoEnd() {
        workspace.link("chart/templates/again", "../templates");
        workspace.link("chart/self", "self");

        assertThatIllegalArgumentException().isThrownBy(() -> chart("chart"));
        assertThatIllegalArgumentException().isThrownBy(() -> chart("chart/templates"));
    }

    @Test
    void refusesAChartFromOutside() {
        workspace.link("packed.tgz", "../outside/secret");

        assertThatIllegalArgumentException().isThrownBy(() -> chart("packed.tgz"));
        assertThatIllegalArgumentException().isThrownBy(() -> chart("../outside"));
        assertThatIllegalArgumentException().isThrownBy(() -> chart("/proc/self"));
    }

    @Test
    void refusesAPipe() {
        workspace.pipe("chart/templates/pipe");
        workspace.pipe("chart.tgz");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart("chart"))
                .withMessageStartingWith("contains `templates/pipe`, which is neither a file nor a folder");
        assertThatIllegalArgumentException().isThrownBy(() -> chart("chart.tgz"));
    }

    @Test
    void refusesALargeChart() throws IOException {
        try (var sparse =
                new RandomAccessFile(workspace.path().resolve("chart/large").toFile(), "rw")) {
            sparse.setLength(101L << 20);
        }

        assertThatIllegalArgumentException().isThrownBy(() -> chart("chart")).withMessage("is larger than 100 MiB");
    }

    @Test
    void refusesTooManyFiles() throws IOException {
        for (var file = 0; file < 10_001; file++) {
            Files.createFile(workspace.path().resolve("chart/templates/" + file));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart("chart"))
                .withMessageStartingWith("has more than 10000 files");
    }

    @Test
    void refusesWhatAnotherProgramLaysAfterTheCheck() {
        var chart = chart("chart");
        workspace.link("chart/templates/env", "/proc/self/environ");

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> chart.copy(copy))
                .withMessageStartingWith(
                        "Tried to copy the chart `chart`, but since the inputs were read it contains the link");
    }

    private ChartFiles chart(String path) {
        return ChartFiles.of(workspace.files(), path);
    }

    private List<String> copied() throws IOException {
        try (var files = Files.walk(copy)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> copy.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
