package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.rollout.Evidence;
import io.github.runneractions.deploy.rollout.PodProblem;
import io.github.runneractions.deploy.rollout.ProblemKind;
import io.github.runneractions.runtime.Failure;
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
    private static final Topic EVICTED = new Topic("A pod was evicted");

    @Test
    void leavesOutTheLogOfTheKubernetesClient() {
        var errors = """
            level=WARN msg="upgrade failed" name=demo error="resource Deployment/a/demo not ready"
            E1129 00:32:09.497869   20099 request.go:1198] "Unexpected error when reading response body" err="context canceled"
            Error: UPGRADE FAILED: release demo failed, and has been rolled back due to rollback-on-failure being set: resource\
             Deployment/a/demo not ready. status: InProgress, message: Updated: 1/2
            context deadline exceeded
            """;

        assertThat(seeing(new Helm.Exit(1, "", errors)).topic()).isEqualTo(EVICTED);
    }

    @Test
    void saysThatHelmDidNotEnd() {
        var failure = HelmErrors.of(
                "deploy", new Helm.Exit(143, "", "Error: path \"x\" not found", Optional.of(Duration.ofSeconds(90))));

        assertThat(failure.topic()).isEqualTo(HelmCauses.ENDLESS);
        assertThat(failure).hasMessage("Tried to deploy, but Helm had not finished after 90 s and was stopped.");
    }

    @Test
    void endsWithTheChartsOwnQuestion() {
        var failure = HelmErrors.of(
                "deploy",
                new Helm.Exit(1, "", "Error: execution error at (a.yaml:1:3): replicas: did you mean replicaCount?"));

        assertThat(failure).hasMessageEndingWith("did you mean replicaCount?");
    }

    @Test
    void saysWhatWasUndone() {
        assertThat(HelmErrors.cause(NO_CHART, Evidence.Witness.NONE, Duration.ZERO)
                        .failure("deploy", " Nothing was rolled back: it rains."))
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

        assertThat(failure.getMessage()).hasSizeLessThan(3000);
    }

    /** The log removes whole secrets. */
    @ParameterizedTest
    @ValueSource(ints = {380, 2480, (16 << 10) - 20, (16 << 10) - 8})
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
        var failure = seeing(TIMEOUT);

        assertThat(failure.topic()).isEqualTo(EVICTED);
        assertThat(failure)
                .isInstanceOf(ToolFailed.class)
                .hasMessage("Tried to deploy, but within 20 s demo-1 did not become ready: Evicted: no memory (and 2"
                        + " more).");
    }

    @Test
    void prefersHelmsErrorToAPodsProblem() {
        assertThat(seeing(NO_CHART).topic()).isEqualTo(HelmCauses.NO_CHART);
    }

    @Test
    void tellsOfWhichHookThePodFailed() {
        var hook = new Helm.Exit(
                1,
                "",
                "Error: UPGRADE FAILED: pre-upgrade hooks failed: resource Job/a/demo not ready. status: Failed,"
                        + " message: x\n");

        assertThat(seeing(hook).topic()).isEqualTo(HelmCauses.HOOK);
        assertThat(seeing(hook))
                .hasMessage(
                        "Tried to deploy, but its pre-upgrade hook failed: Deployment demo: demo-1: Evicted: no memory"
                                + " (and 2 more).");
    }

    /** Without it, Helm would only tell that it was cancelled. */
    @Test
    void saysThatHelmWasStoppedBecauseWaitingDoesNotHelp() {
        var stopped = new Helm.Exit(1, "", "Error: INSTALLATION FAILED: release demo failed: context canceled\n");

        assertThat(HelmErrors.cause(stopped, new Seen(true), Duration.ofSeconds(20))
                        .failure("deploy", ""))
                .hasMessage(
                        "Tried to deploy, but demo-1 cannot become ready: Evicted: no memory (and 2 more); waiting does"
                                + " not help, so Helm was stopped.");
        assertThat(seeing(stopped).topic()).isEqualTo(HelmCauses.CANCELLED);
    }

    @Test
    void saysWhatWasNotSeenAndWhatHelmSaid() {
        var exit = new Helm.Exit(
                1,
                "",
                "Error: UPGRADE FAILED: resource Deployment/a/demo not ready. status: InProgress, message: Available:"
                        + " 0/2\n"
                        + "context deadline exceeded\n");
        var blind = new Seen(false) {
            @Override
            public Evidence about(String words) {
                return new Evidence(Optional.empty(), false, Optional.of("the watch of pods was interrupted"));
            }
        };

        assertThat(HelmErrors.cause(exit, blind, Duration.ofSeconds(20)).failure("deploy", ""))
                .isInstanceOf(TimedOut.class)
                .hasMessage(
                        "Tried to deploy, but it did not become ready in time: resource Deployment/a/demo not ready."
                                + " status: InProgress, message: Available: 0/2 (the watch of pods was interrupted).");
    }

    @Test
    void readsNoCauseOutsideOfHelmsError() {
        var errors = """
            level=WARN msg="another operation (install/upgrade/rollback) is in progress"
            Error: it rains
            E1129 00:32:09.497869   20099 request.go:1198] "path \\"x\\" not found"
            """;

        var failure = HelmErrors.of("deploy", new Helm.Exit(1, "", errors));

        assertThat(failure.topic()).isEqualTo(HelmErrors.UNKNOWN);
        assertThat(failure).hasMessage("Tried to deploy, but Helm failed: it rains.");
    }

    @Test
    void saysThatHelmDidNotSayWhy() {
        assertThat(HelmErrors.of("deploy", new Helm.Exit(2, "", "")))
                .hasMessage("Tried to deploy, but Helm failed with exit code 2 and did not say why.");
    }

    /** A chart can put what it likes into Helm's error. */
    @Test
    void takesTheFirstErrorForHelms() {
        var errors = "Error: execution error at (c/templates/a.yaml:1:3): x\nError: another operation"
                + " (install/upgrade/rollback) is in progress\n";

        assertThat(HelmErrors.of("deploy", new Helm.Exit(1, "", errors)).topic())
                .isEqualTo(HelmCauses.REFUSED_VALUES);
    }

    private static Failure seeing(Helm.Exit exit) {
        return HelmErrors.cause(exit, new Seen(false), Duration.ofSeconds(20)).failure("deploy", "");
    }

    /** Has seen that a pod was evicted. */
    private static class Seen implements Evidence.Witness {
        private final boolean hopeless;

        Seen(boolean hopeless) {
            this.hopeless = hopeless;
        }

        @Override
        public void freeze(String words) {}

        @Override
        public boolean isHopeless() {
            return hopeless;
        }

        @Override
        public Evidence about(String words) {
            var problem = new PodProblem(ProblemKind.EVICTED, "demo-1", "Evicted", "no memory");
            return new Evidence(
                    Optional.of(new Evidence.Cause("Deployment demo", problem, 2, 0)), hopeless, Optional.empty());
        }
    }
}
