package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Downloads. */
@Tag("real")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChartFetchTest extends FetchedCharts {
    @Test
    void fetchesAChartOnce() {
        var chart = fetch(LIMIT, inRepository("open"));

        assertThat(chart).hasFileName("signed-1.2.3.tgz").exists();
        assertThat(server.requests()).containsExactly("/open/index.yaml", "/open/signed-1.2.3.tgz");
        assertThat(log).containsExactly("Fetched the chart " + server.url("open") + " signed");
    }

    @Test
    void fetchesAPackedChart() {
        assertThat(fetch(LIMIT, Map.of("chart", server.url("open/signed-1.2.3.tgz"))))
                .hasFileName("signed-1.2.3.tgz");
    }

    @Test
    void fetchesAPackedChartWhateverTheEndOfItsUrl() throws IOException {
        Files.copy(folder.resolve("served/signed-1.2.3.tgz"), folder.resolve("served/latest"));

        assertThat(fetch(LIMIT, Map.of("chart", server.url("open/latest")))).exists();
    }

    @Test
    void logsInWithoutAnArgument() {
        var chart = fetch(LIMIT, with(inRepository("private"), login(ChartServer.PASSWORD)));

        assertThat(chart).hasFileName("signed-1.2.3.tgz");
        assertThat(commands).isNotEmpty().noneMatch(text -> text.contains(ChartServer.PASSWORD));
    }

    @Test
    void asksForALoginThatIsMissingOrWrong() {
        assertFailure(
                with(inRepository("private"), login("wr0ng-passw0rd")),
                HelmCauses.NOT_FETCHED,
                "Check `registry-username` and `registry-password`");
        assertFailure(
                inRepository("private"), HelmCauses.NOT_FETCHED, "Set `registry-username` and `registry-password`");
    }

    @Test
    void saysWhatIsNotThere() {
        assertFailure(
                with(inRepository("open"), Map.of("chart-version", "9")),
                HelmCauses.NOT_FETCHED,
                "chart \"signed\" matching 9 not found in " + server.url("open") + " index: no chart version found");
        assertFailure(with(inRepository("open"), Map.of("chart-version", "1.0.0")), HelmCauses.NOT_FETCHED, "404");
        assertFailure(
                Map.of("chart", "signed", "chart-repository", "http://127.0.0.1:9"),
                HelmCauses.NOT_FETCHED,
                "connection refused");
    }

    @Test
    void doesNotWaitForEverForAServer() {
        assertThatThrownBy(() -> fetch(Duration.ofSeconds(1), inRepository("silent")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.topic()).isEqualTo(HelmCauses.NOT_FETCHED))
                .hasMessageEndingWith("but its server had not sent it after 1 s.");
    }

    @Test
    void verifiesASignature() {
        assertThat(fetch(LIMIT, with(inRepository("open"), signed("key.asc")))).hasFileName("signed-1.2.3.tgz");
        assertThat(log).last().asString().endsWith(" signed, and verified its signature");
    }

    @Test
    void refusesTheSignatureOfAnother() {
        assertFailure(
                with(inRepository("open"), signed("other.asc")),
                ChartDownload.UNVERIFIED,
                "openpgp: signature made by unknown entity");
    }

    @Test
    void refusesAChartThatIsNotTheSignedOne() throws IOException {
        var file = folder.resolve("served/signed-1.2.3.tgz");
        Files.write(file, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);

        assertFailure(
                with(inRepository("open"), signed("key.asc")), ChartDownload.UNVERIFIED, "sha256 sum does not match");
    }
}
