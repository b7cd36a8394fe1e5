package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which dependencies are in the chart's folder already. */
class ChartDependenciesTest {
    @TempDir
    Path chart;

    @BeforeEach
    void create() throws IOException {
        Files.writeString(chart.resolve("Chart.yaml"), """
                apiVersion: v2
                name: own
                version: 1.0.0
                dependencies: [{name: redis}, {name: redis-cluster}, {name: redis-2}]
                """);
        Files.createDirectory(chart.resolve("charts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis-18.1.0.tgz|redis-cluster,redis-2",
                "redis-18.1.0-rc.1+build.5.tgz|redis-cluster,redis-2",
                "redis-cluster-9.0.0.tgz|redis,redis-2",
                "redis-2-1.0.0.tgz|redis,redis-cluster",
                "redis-exporter-1.0.0.tgz|redis,redis-cluster,redis-2",
                "redis-18.1.0.tar|redis,redis-cluster,redis-2"
            })
    void knowsAPackedChartByItsNameAndVersion(String file, String missing) throws IOException {
        Files.createFile(chart.resolve("charts").resolve(file));

        assertThat(missing()).containsExactly(missing.split(","));
    }

    @Test
    void knowsAFolderByTheNameOfTheChartInIt() throws IOException {
        var other = Files.createDirectories(chart.resolve("charts/redis"));
        Files.writeString(other.resolve("Chart.yaml"), "{apiVersion: v2, name: redis-cluster, version: 1.0.0}");
        Files.createDirectories(chart.resolve("charts/redis-2"));

        assertThat(missing()).containsExactly("redis", "redis-2");
    }

    @Test
    void missesAllWithoutAFolder() throws IOException {
        Files.delete(chart.resolve("charts"));

        assertThat(missing()).containsExactly("redis", "redis-cluster", "redis-2");
    }

    private List<String> missing() throws IOException {
        return ChartDependencies.missing(chart, List.of("redis", "redis-cluster", "redis-2"));
    }
}
