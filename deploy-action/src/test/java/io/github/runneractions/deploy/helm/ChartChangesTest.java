package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is changed in a chart of our own before it is deployed. */
@Tag("real")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChartChangesTest extends FetchedCharts {
    @Test
    void stampsAVersion() throws IOException {
        var chart = fetch(LIMIT, with(inRepository("open"), Map.of("version", "2.0.0-7.abcdef0")));

        assertThat(chart.resolve("Chart.yaml"))
                .content()
                .contains("\"version\":\"2.0.0-7.abcdef0\"", "\"appVersion\":\"2.0.0-7.abcdef0\"");
        assertThat(rendered(chart)).contains("kind: ConfigMap");
    }

    @Test
    void stampsTheAppAloneWhereItIsNoSemanticVersion() throws IOException {
        checkout("Chart.yaml", "{apiVersion: v2, name: own, version: 1.0.0, appVersion: '1'}");
        checkout("templates/a.yaml", "{kind: ConfigMap, version: {{ .Chart.Version }}, app: {{ .Chart.AppVersion }}}");

        assertThat(rendered(fetch(LIMIT, Map.of("chart", "own", "version", "main_7"))))
                .contains("version: 1.0.0, app: main_7");
        assertThat(log).singleElement().asString().startsWith("The chart keeps its version 1.0.0: main_7 is no");
    }

    @Test
    void fetchesMissingDependenciesByTheLockFile() throws IOException {
        checkout("Chart.yaml", """
                apiVersion: v2
                name: own
                version: 1.0.0
                dependencies:
                  - {name: signed, version: ^1, repository: "%s"}
                """.formatted(server.url("open")));
        checkout("Chart.lock", """
                dependencies:
                - name: signed
                  repository: %1$s
                  version: 1.2.3
                digest: %2$s
                generated: "2026-01-01T00:00:00Z"
                """.formatted(server.url("open"), digest()));

        var chart = fetch(LIMIT, Map.of("chart", "own"));

        assertThat(chart.resolve("charts/signed-1.2.3.tgz")).exists();
        assertThat(log).containsExactly("Fetching the chart's dependencies as its lock file lists them: signed");
    }

    /** Helm would follow the links in such a folder, be it outside the workspace. */
    @ParameterizedTest
    @CsvSource({"file:///github/workspace/evil,https://charts.example.com", "https://charts.example.com,file://../evil"
    })
    void fetchesNoDependencyFromAFolderOfThisMachine(String wanted, String locked) throws IOException {
        checkout("Chart.yaml", """
                apiVersion: v2
                name: own
                version: 1.0.0
                dependencies: [{name: evil, version: ^1, repository: "%s"}]
                """.formatted(wanted));
        checkout("Chart.lock", "dependencies: [{name: evil, version: 1.0.0, repository: '" + locked + "'}]");

        assertFailure(Map.of("chart", "own"), HelmCauses.NOT_FETCHED, "the repository of evil is file://");
        assertThat(commands).isEmpty();
    }

    /** As Helm computes it: of the dependencies as they are wanted, and as they are locked. */
    private String digest() {
        var dependency = "{\"name\":\"signed\",\"version\":\"%s\",\"repository\":\"" + server.url("open") + "\"}";
        return "sha256:" + sha256("[[" + dependency.formatted("^1") + "],[" + dependency.formatted("1.2.3") + "]]");
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
