package io.github.runneractions.deploy.helm;

import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.FIRST;
import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.SECOND;
import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {
    static Stream<Arguments> nothingInTheWay() {
        return Stream.of(
                Arguments.of("no release", history()),
                Arguments.of("deployed", history(FIRST, SECOND)),
                Arguments.of("failed after one that was deployed", history(FIRST, SECOND, failed(3))),
                Arguments.of("failed by another Helm", history(HelmSecret.of(1, "failed"))),
                Arguments.of("failed, one of them by another Helm", history(HelmSecret.of(1, "failed"), failed(2))),
                Arguments.of("uninstalled, with its history", history(FIRST, HelmSecret.of(2, "uninstalled"))),
                // Helm goes on from the deployed one.
                Arguments.of(
                        "deployed, and one more that was laid", history(SECOND, HelmSecret.of(9, "uninstalling"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothingInTheWay")
    void leavesWhatIsNotInTheWay(String what, ReleaseHistory history) {
        assertThat(Recovery.of(history)).as(what).isEqualTo(new Recovery.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending-install", "pending-upgrade", "pending-rollback"})
    void marksTheNewestAsFailedIfARevisionWasDeployedBefore(String status) {
        var history = history(FIRST, SECOND, failed(3), HelmSecret.of(4, status));

        assertThat(Recovery.of(history))
                .isEqualTo(new Recovery.MarkFailed(history.records().getFirst()));
    }

    static Stream<Arguments> neverDeployed() {
        return Stream.of(
                Arguments.of(history(HelmSecret.of(1, "pending-install")), List.of(1)),
                Arguments.of(history(failed(1)), List.of(1)),
                Arguments.of(history(failed(1), HelmSecret.of(2, "pending-upgrade")), List.of(2, 1)),
                Arguments.of(history(HelmSecret.of(1, "uninstalled"), HelmSecret.of(2, "pending-install")), List.of(2)),
                Arguments.of(history(HelmSecret.of(1, "uninstalling")), List.of(1)),
                Arguments.of(history(FIRST, failed(2), HelmSecret.of(3, "uninstalling")), List.of(3, 2, 1)));
    }

    @ParameterizedTest
    @MethodSource("neverDeployed")
    void forgetsAReleaseThatIsNotDeployed(ReleaseHistory history, List<Integer> revisions) {
        assertThat(Recovery.of(history))
                .isInstanceOfSatisfying(
                        Recovery.Forget.class,
                        forgotten -> assertThat(forgotten.records())
                                .extracting(StoredRelease::revision)
                                .isEqualTo(revisions));
    }

    @Test
    void changesNothingButTheStatusOfARecord() throws Exception {
        var pending =
                HelmSecret.of(3, "pending-upgrade").saying("\"kind: A\"", "\"ä \\u2028 \\\"status\\\": \\\"x\\\"\"");

        var failed = RecordText.withStatus(HelmSecret.base64(pending.archive()), "failed");

        assertThat(failed)
                .isEqualTo(HelmSecret.base64(
                        pending.saying("\"pending-upgrade\"", "\"failed\"").archive()));
    }

    /** A run uninstalls nothing but a first revision: everything else, somebody does by hand just now. */
    @Test
    void waitsForAnUninstallationThatNoRunHasBegun() {
        var only = HelmSecret.of(1, "uninstalling");
        var ofRun = only.ofRun("r1");
        var later = HelmSecret.of(2, "uninstalling").ofRun("r1");
        Predicate<String> isDead = RunMark.of("r1")::equals;

        assertThat(ReleaseRecovery.patience(history(only), isDead)).isEqualTo(Duration.ofHours(1));
        assertThat(ReleaseRecovery.patience(history(ofRun), isDead)).isZero();
        assertThat(ReleaseRecovery.patience(history(ofRun), _ -> false)).isEqualTo(Duration.ofMinutes(1));
        assertThat(ReleaseRecovery.patience(history(FIRST, later), isDead)).isEqualTo(Duration.ofHours(1));
        assertThat(ReleaseRecovery.patience(
                        history(FIRST, HelmSecret.of(2, "pending-upgrade").ofRun("r1")), _ -> false))
                .isZero();
    }

    private static HelmSecret failed(int revision) {
        return HelmSecret.of(revision, "failed").ofRun("r" + revision);
    }
}
