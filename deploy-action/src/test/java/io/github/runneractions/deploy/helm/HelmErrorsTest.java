package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.helm.HelmErrors.HelmCause;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelmErrorsTest {
    private static final Helm.Exit TIMEOUT = new Helm.Exit(1, "", "Error: context deadline exceeded");
    private static final Helm.Exit NO_CHART = new Helm.Exit(1, "", "Error: path \"x\" not found");
    private static final HelmCause SEEN =
            HelmCause.of("", new Topic("A pod was evicted"), "demo-1 did not become ready", "Add nodes.");

    @Test
    void leavesOutTheLogOfTheKubernetesClient() {
        var errors = """
                level=WARN msg="upgrade failed" name=demo error="resource Deployment/a/demo not ready"
                E1129 00:32:09.497869   20099 request.go:1198] "Unexpected error when reading response body" err="context canceled"
                Error: UPGRADE FAILED: release demo failed, and has been rolled back due to rollback-on-failure being set: resource\
                 Deployment/a/demo not ready. status: InProgress, message: Updated: 1/2
                context deadline exceeded
                """;

        assertThat(HelmErrors.of("deploy it", new Helm.Exit(1, "", errors), () -> Optional.of(SEEN), "")
                        .topic())
                .isEqualTo(SEEN.topic());
    }

    @Test
    void saysThatHelmDidNotEnd() {
        var failure = HelmErrors.of(
                "deploy", new Helm.Exit(143, "", "Error: path \"x\" not found", Optional.of(Duration.ofSeconds(90))));

        assertThat(failure.topic()).isEqualTo(HelmCauses.ENDLESS);
        assertThat(failure).hasMessage("Tried to deploy, but Helm had not finished after 90 s and was stopped.");
    }

    @Test
    void saysWhatWasUndone() {
        assertThat(HelmErrors.of("deploy", NO_CHART, Optional::empty, " Nothing was rolled back: it rains."))
                .hasMessageEndingWith(" Nothing was rolled back: it rains.");
    }

    /** Each text begins a row again and again, and never ends it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "execution error at (",
                "values don't meet the specifications of the schema(s)\nx\n",
                "YAML parse error on a: ",
                "executing \"a\" at <b",
                "executing \"a\" at <b>:        ",
                "failed to parse a: yaml: line ",
                "conflict with \"a\"b",
                "a \"b\" is invalid: c: ",
                "\"a\" is invalid: ",
                "Error: ",
                "a",
                " ",
                "a\n"
            })
    @Timeout(20)
    void searchesMegabytesAtOnce(String text) {
        var failure = HelmErrors.of("deploy", new Helm.Exit(1, "", text.repeat(3_000_000 / text.length())));

        assertThat(failure.getMessage()).hasSizeLessThan(2000);
    }

    /** The log removes whole secrets. */
    @ParameterizedTest
    @ValueSource(ints = {380, (16 << 10) - 20, (16 << 10) - 8})
    void cutsNoSecretInTwo(int filler) {
        var errors = "Error: " + "a ".repeat(filler / 2) + "ghs_0123456789abcdefghij " + "b ".repeat(60 << 10);

        for (var text : List.of(
                HelmErrors.of("deploy", new Helm.Exit(1, "", errors)).getMessage(),
                Excerpt.of(errors).toString(),
                Excerpt.of(new StringBuilder(errors).reverse() + "").toString(),
                Excerpt.shortened(errors, filler + 10))) {
            assertThat(text.replace("ghs_0123456789abcdefghij", "").replace("jihgfedcba9876543210_shg", ""))
                    .doesNotContain("ghs", "shg");
        }
    }

    @Test
    void findsTheCauseBehindMegabytesOfOtherText() {
        var noise = "level=WARN msg=\"" + "a".repeat(3_000_000) + "\"\n";

        assertThat(HelmErrors.of("deploy", new Helm.Exit(1, "", noise + NO_CHART.errors()))
                        .topic())
                .isEqualTo(HelmCauses.NO_CHART);
        assertThat(HelmErrors.of("deploy", new Helm.Exit(1, "", NO_CHART.errors() + "\n" + noise))
                        .topic())
                .isEqualTo(HelmCauses.NO_CHART);
    }

    @Test
    void distinguishesATimeoutFromAnError() {
        assertThat(HelmErrors.of("deploy", TIMEOUT)).isInstanceOf(TimedOut.class);
        assertThat(HelmErrors.of("deploy", NO_CHART)).isInstanceOf(ToolFailed.class);
    }

    @Test
    void prefersAPodsProblemToATimeout() {
        var failure = HelmErrors.of("deploy", TIMEOUT, () -> Optional.of(SEEN), "");

        assertThat(failure.topic()).isEqualTo(SEEN.topic());
        assertThat(failure)
                .isInstanceOf(ToolFailed.class)
                .hasMessage("Tried to deploy, but demo-1 did not become ready.");
    }

    @Test
    void prefersHelmsErrorToAPodsProblem() {
        assertThat(HelmErrors.of("deploy", NO_CHART, () -> Optional.of(SEEN), "")
                        .topic())
                .isEqualTo(HelmCauses.NO_CHART);
    }
}
