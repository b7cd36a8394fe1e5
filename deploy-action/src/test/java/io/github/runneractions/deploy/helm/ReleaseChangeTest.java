package io.github.runneractions.deploy.helm;

import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.history;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseChangeTest {
    private static final HelmSecret BEFORE = HelmSecret.of(1, "deployed");
    private static final HelmSecret SUPERSEDED = HelmSecret.of(1, "superseded");

    @Test
    void isNoneWhenTheObjectsAreTheSame() {
        var change = ReleaseChange.between(history(BEFORE), history(SUPERSEDED, HelmSecret.of(2, "deployed")));

        assertThat(change.now()).contains(new ReleaseRecord(2, "deployed", "runner-0.1.0"));
        assertThat(change.previous()).contains(1);
        assertThat(change.changed()).contains(false);
    }

    @Test
    void isOneWhenAnObjectIsAnother() {
        var second = HelmSecret.of(2, "deployed").saying("kind: A", "kind: B");

        assertThat(ReleaseChange.between(history(BEFORE), history(SUPERSEDED, second))
                        .changed())
                .contains(true);
    }

    @Test
    void isOneWhenThereWasNothing() {
        var change = ReleaseChange.between(history(), history(BEFORE));

        assertThat(change.previous()).isEmpty();
        assertThat(change.changed()).contains(true);
    }

    @Test
    void isNoneWhenAFirstDeploymentIsUninstalledAgain() {
        assertThat(ReleaseChange.between(history(), history()))
                .isEqualTo(new ReleaseChange(Optional.empty(), Optional.empty(), Optional.of(false)));
    }

    @Test
    void isOneWhenTheReleaseIsGone() {
        assertThat(ReleaseChange.between(history(BEFORE), history()))
                .isEqualTo(new ReleaseChange(Optional.empty(), Optional.of(1), Optional.of(true)));
    }

    @Test
    void isNotKnownWhenTheNewestRecordIsNotHelms() {
        var forged = HelmSecret.of(2, "deployed").labelled("status", "failed");

        var change = ReleaseChange.between(history(BEFORE), history(SUPERSEDED, forged.type("Opaque")));

        assertThat(change.now()).contains(new ReleaseRecord(1, "superseded", "runner-0.1.0"));
        assertThat(change.changed()).isEmpty();
    }
}
