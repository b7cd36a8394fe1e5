package io.github.runneractions.deploy.helm;

import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseUndoingTest {
    private static final HelmSecret FIRST = HelmSecret.of(1, "superseded");
    private static final HelmSecret SECOND = HelmSecret.of(2, "deployed");

    @Test
    void undoesByTheRecordOfTheRun() {
        var ours = HelmSecret.of(3, "failed").ofRun("r1");
        var before = history(FIRST, SECOND);

        assertThat(before.undoing(history(FIRST, SECOND, ours), "r1")).isEqualTo(new Undoing.RollBack(2));
        assertThat(history(FIRST, SECOND, HelmSecret.of(3, "failed"))
                        .undoing(
                                history(
                                        FIRST,
                                        SECOND,
                                        HelmSecret.of(3, "failed"),
                                        HelmSecret.of(4, "failed").ofRun("r1")),
                                "r1"))
                .isEqualTo(new Undoing.RollBack(2));
        assertThat(history().undoing(history(HelmSecret.of(1, "failed").ofRun("r1")), "r1"))
                .isEqualTo(new Undoing.Uninstall());
    }

    @Test
    void undoesNothingIfHelmChangedNothing() {
        var theirs = HelmSecret.of(3, "pending-upgrade").ofRun("r2");

        assertThat(history(FIRST, SECOND).undoing(history(FIRST, SECOND), "r1")).isEqualTo(new Undoing.Nothing());
        assertThat(history(FIRST, SECOND).undoing(history(FIRST, SECOND, theirs), "r1"))
                .isEqualTo(new Undoing.Nothing());
        assertThat(history().undoing(history(FIRST), "r1")).isEqualTo(new Undoing.Nothing());
    }

    /** The record of a roll-back has the label of the revision that is deployed again. */
    @Test
    void undoesARollBackOnlyIfItHasBegun() {
        var first = FIRST.ofRun("r1");
        var second = SECOND.ofRun("r2");

        assertThat(history(first, second).undoing(history(first, second), "r1")).isEqualTo(new Undoing.Nothing());
        assertThat(history(first, second)
                        .undoing(
                                history(
                                        first,
                                        second,
                                        HelmSecret.of(3, "failed").ofRun("r1")),
                                "r1"))
                .isEqualTo(new Undoing.RollBack(2));
    }

    static Stream<Arguments> laid() {
        var ours = HelmSecret.of(3, "failed").ofRun("r1");
        return Stream.of(
                Arguments.of(
                        history(FIRST, SECOND, ours, HelmSecret.of(4, "superseded")),
                        "Secret sh.helm.release.v1.demo.v4 is not of this run, and was created while Helm ran"),
                Arguments.of(
                        history(
                                FIRST,
                                SECOND,
                                ours,
                                HelmSecret.of(4, "pending-upgrade").ofRun("r2")),
                        "Secret sh.helm.release.v1.demo.v4 is not of this run, and was created while Helm ran"),
                Arguments.of(
                        history(
                                FIRST,
                                SECOND,
                                ours,
                                HelmSecret.of(4, "deployed").containing("x")),
                        "Secret sh.helm.release.v1.demo.v4 is not of this run, and was created while Helm ran"),
                Arguments.of(
                        history(FIRST, SECOND.replaced(), ours),
                        "Secret sh.helm.release.v1.demo.v2 was deleted or replaced while Helm ran"),
                Arguments.of(
                        history(FIRST, ours),
                        "Secret sh.helm.release.v1.demo.v2 was deleted or replaced while Helm ran"));
    }

    @ParameterizedTest
    @MethodSource("laid")
    void undoesNothingByARecordThatIsLaidWhileHelmRuns(ReleaseHistory now, String why) {
        assertThat(history(FIRST, SECOND).undoing(now, "r1")).isEqualTo(new Undoing.Refused(why));
    }

    @Test
    void rollsBackToNoRevisionThatWasNotDeployed() {
        var failed = HelmSecret.of(1, "failed");

        assertThat(history(failed)
                        .undoing(history(failed, HelmSecret.of(2, "failed").ofRun("r1")), "r1"))
                .isEqualTo(new Undoing.Refused("no revision was deployed before"));
    }
}
