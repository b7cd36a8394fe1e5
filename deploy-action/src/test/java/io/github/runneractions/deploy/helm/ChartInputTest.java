package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartInputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"oci://me:pw@ghcr.io/acme/runner", "https://me@charts.example.com/runner.tgz", "https://me:pw@h"
            })
    void rejectsALoginInAUrl(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartInput.url(url))
                .withMessageStartingWith("contains a user name or password")
                .withMessageNotContaining("pw");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc",
                "./oci://ghcr.io/acme",
                "OCI://ghcr.io/acme",
                "s3://bucket/chart",
                "/oci://x",
                "://x"
            })
    void rejectsAUrlThatHelmMayTakeForAPath(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartInput.url(url))
                .withMessageStartingWith("is a URL that Helm does not download charts from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"oci://ghcr.io/acme/runner", "https://charts.example.com/runner.tgz?by=a@b", "https://h/a@b"})
    void acceptsAUrl(String url) {
        assertThat(ChartInput.url(url)).isEqualTo(url);
    }

    @Test
    @Timeout(20)
    void readsAMillionCharactersAtOnce() {
        var ats = "@".repeat(1_000_000);

        assertThatIllegalArgumentException().isThrownBy(() -> ChartInput.url("oci://" + ats + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/github/workspace/chart", "../chart", "./chart", "a/../b", "oci://ghcr.io/acme", "a//b", "a:b"})
    void rejectsAPathAsTheNameOfAChart(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChartInput.name(text))
                .withMessageMatching("is (not the name of a chart|a URL, but) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runner", "acme/runner", "runner-2.x_y"})
    void acceptsTheNameOfAChart(String text) {
        assertThat(ChartInput.name(text)).isEqualTo(text);
    }

    @Test
    void rejectsANameThatHelmWouldReadAsAnOption() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChartInput.plain("--post-renderer=sh"));
        assertThatIllegalArgumentException().isThrownBy(() -> ChartInput.name("--post-renderer=sh"));
    }
}
