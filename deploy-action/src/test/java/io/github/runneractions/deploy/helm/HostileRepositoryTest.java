package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that hang, trickle, lead elsewhere, or lie. */
@Tag("real")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileRepositoryTest extends FetchedCharts {
    @Test
    void takesNoMoreMemoryThanAnIndexNeeds() {
        assertFailure(inRepository("endless"), HelmCauses.NOT_FETCHED, "it took more than 2 GiB of memory");
    }

    @Test
    void takesNoMoreThanItsTime() {
        assertThatThrownBy(() -> fetch(Duration.ofSeconds(1), inRepository("slow")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.topic()).isEqualTo(HelmCauses.NOT_FETCHED))
                .hasMessageEndingWith("but its server had not sent it after 1 s.");
    }

    @Test
    void takesNoMoreThanItsTimeForAPackedChart() {
        assertThatThrownBy(() -> fetch(Duration.ofSeconds(1), Map.of("chart", server.url("slow/signed-1.2.3.tgz"))))
                .hasMessageEndingWith("but its server had not sent it after 1 s.");
    }

    @Test
    void goesWhereARepositoryHasMoved() {
        assertThat(fetch(LIMIT, inRepository("moved"))).hasFileName("signed-1.2.3.tgz");
    }

    @Test
    void takesNoLoginToAnotherHost() {
        assertThat(fetch(LIMIT, with(inRepository("abroad"), login(ChartServer.PASSWORD))))
                .hasFileName("signed-1.2.3.tgz");

        assertThat(server.requests())
                .containsExactly(
                        "/abroad/index.yaml", "/open/index.yaml", "/abroad/signed-1.2.3.tgz", "/open/signed-1.2.3.tgz");
        assertThat(server.logins()).containsExactly("/abroad/index.yaml", "/abroad/signed-1.2.3.tgz");
    }

    @Test
    void takesNoLoginToTheOtherHostOfAChart() throws IOException {
        index(server.url("open/signed-1.2.3.tgz").replace("127.0.0.1", "localhost"), "");

        assertThat(fetch(LIMIT, with(inRepository("private"), login(ChartServer.PASSWORD))))
                .hasFileName("signed-1.2.3.tgz");
        assertThat(server.requests()).containsExactly("/private/index.yaml", "/open/signed-1.2.3.tgz");
        assertThat(server.logins()).containsExactly("/private/index.yaml");
    }

    @Test
    void takesAPageForNoIndex() {
        assertFailure(inRepository("page"), HelmCauses.NOT_FETCHED, "Set `chart-repository` to the URL before");
        assertFailure(
                with(inRepository("page"), login(ChartServer.PASSWORD)),
                HelmCauses.NOT_FETCHED,
                "Set `chart-repository` to the URL before");
    }

    @Test
    void takesAPageForNoChart() {
        var chart = fetch(LIMIT, Map.of("chart", server.url("page/signed-1.2.3.tgz")));

        var exit = rendering(chart);
        assertThat(exit.code()).isNotZero();
        assertThat(HelmErrors.of("render", exit)).hasMessageContaining("gzip");
    }

    @Test
    void comparesAChartWithTheIndex() throws IOException {
        index("signed-1.2.3.tgz", ", digest: " + digest());

        assertThat(fetch(LIMIT, inRepository("open"))).hasFileName("signed-1.2.3.tgz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:"})
    void refusesAChartThatTheIndexDoesNotList(String algorithm) throws IOException {
        index("signed-1.2.3.tgz?download=1", ", digest: '" + algorithm + "0".repeat(64) + "'");

        assertFailure(inRepository("open"), RepositoryIndex.NOT_LISTED, "has the SHA-256 digest " + digest());
        assertFailure(
                with(inRepository("open"), Map.of("version", "2.0.0")), RepositoryIndex.NOT_LISTED, "0".repeat(64));
    }

    /** Such as that of an older version with a known error. */
    @Test
    void refusesAChartThatTheIndexListsAsAnother() throws IOException {
        index("signed-1.2.3.tgz", ", digest: '" + "0".repeat(64) + "'");
        var file = folder.resolve("served/index.yaml");
        Files.writeString(file, Files.readString(file) + "  other: [{name: other, digest: " + digest() + "}]\n");

        assertFailure(inRepository("open"), RepositoryIndex.NOT_LISTED, "0".repeat(64));
    }

    @Test
    void unpacksWhatItHasCompared() throws IOException {
        index("signed-1.2.3.tgz", ", digest: " + digest());

        assertThat(fetch(LIMIT, with(inRepository("open"), Map.of("version", "2.0.0")))
                        .resolve("Chart.yaml"))
                .exists();
        assertThat(server.requests()).containsExactly("/open/index.yaml", "/open/signed-1.2.3.tgz");
    }

    private String digest() throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Files.readAllBytes(folder.resolve("served/signed-1.2.3.tgz"))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
