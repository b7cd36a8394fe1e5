package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartInputTest {
    @TempDir
    Path workspace;

    private Path chart;

    @BeforeEach
    void checkOut() throws IOException {
        chart = Files.createDirectory(workspace.resolve("chart"));
        Files.createDirectory(chart.resolve("templates"));
        Files.writeString(chart.resolve("Chart.yaml"), "name: own");
        Files.writeString(workspace.resolve("Chart.yaml"), "name: outer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/1/environ", "/etc", "../../Chart.yaml", "../..", "/no/such/file"})
    void refusesALinkThatLeavesTheChart(String target) throws IOException {
        Files.createSymbolicLink(chart.resolve("templates/env"), Path.of(target));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartInput.local(chart.toString()))
                .withMessageStartingWith("contains the link `templates/env`, which leads out of the chart");
    }

    @Test
    void refusesALinkToALinkThatLeavesTheChart() throws IOException {
        Files.createSymbolicLink(chart.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(chart.resolve("b"), Path.of("../Chart.yaml"));

        assertThatIllegalArgumentException().isThrownBy(() -> ChartInput.local(chart.toString()));
    }

    @Test
    void takesLinksWithinTheChartAlsoWhenItIsReachedByOne() throws IOException {
        Files.createSymbolicLink(chart.resolve("templates/same.yaml"), Path.of("../Chart.yaml"));
        var other = Files.createSymbolicLink(workspace.resolve("other"), chart);

        assertThat(ChartInput.local(other.toString())).isEqualTo(other);
    }

    @Test
    void takesAPackedChart() throws IOException {
        var packed = Files.createFile(workspace.resolve("own-1.0.0.tgz"));

        assertThat(ChartInput.local(packed.toString())).isEqualTo(packed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci://me:pw@ghcr.io/acme/runner", "https://me@charts.example.com/runner.tgz"})
    void refusesALoginWithinAUrl(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartInput.plain(url))
                .withMessageStartingWith("contains a user name or password")
                .withMessageNotContaining("pw");
    }

    @Test
    void refusesWhatHelmWouldTakeForAnOption() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChartInput.plain("--post-renderer=sh"));
        assertThatIllegalArgumentException().isThrownBy(() -> ChartInput.local("-chart"));
    }

    @Test
    void takesAUrlAsItStands() {
        assertThat(ChartInput.plain("https://charts.example.com/runner.tgz?by=a@b"))
                .isEqualTo("https://charts.example.com/runner.tgz?by=a@b");
    }
}
