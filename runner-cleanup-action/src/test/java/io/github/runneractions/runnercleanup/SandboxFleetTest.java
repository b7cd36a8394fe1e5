package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.runners.FakeTime;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxFleetTest {
    private final FakeTime time = new FakeTime();

    @ParameterizedTest
    @CsvSource({
        // dead, living, pages
        "1,   0,     1",
        "0,   1,     1",
        "15,  15,    1",
        "16,  15,    1",
        "50,  50,    1",
        "51,  50,    2",
        "100, 9900, 100",
    })
    void removesAnyNumberOfStaleRunnersWithAsFewRequestsAsPossible(int dead, int living, int pages) {
        try (var fleet = new SandboxFleet(time)) {
            fleet.with(dead, Status.OFFLINE).with(living, Status.ONLINE);

            var outcome = fleet.cleanUp();

            assertThat(outcome.count(Outcome.REMOVED)).isEqualTo(dead);
            assertThat(fleet.left()).hasSize(living).allMatch(runner -> runner.status() == Status.ONLINE);
            assertThat(fleet.answers()).hasSize(dead == 0 ? pages : 2 * pages + 2 * dead);
        }
    }

    @Test
    void removesHundredsWithinGitHubsRateLimit() {
        var dead = 600;
        try (var fleet = new SandboxFleet(time)
                .with(dead, Status.OFFLINE)
                .with(10, Status.ONLINE)
                .strict()) {
            var begun = time.instant();

            assertThat(fleet.cleanUp().count(Outcome.REMOVED)).isEqualTo(dead);

            assertThat(fleet.answers()).isSubsetOf("200", "204");
            // A check and a removal are six points of the nine hundred that GitHub gives for a minute: four minutes'
            // worth.
            var limitsOwnTime = Duration.ofMinutes(1).multipliedBy(dead * 6L).dividedBy(900);
            assertThat(Duration.between(begun, time.instant())
                            .minus(Runners.rules().offlineFor()))
                    .isBetween(
                            limitsOwnTime.minusMinutes(1),
                            limitsOwnTime.multipliedBy(105).dividedBy(100));
        }
    }

    @Test
    void findsAGroupByItsName() {
        try (var fleet = new SandboxFleet(time)) {
            var acme = new RunnerScope.OfOrganization("acme");
            for (var status : Status.values()) {
                fleet.sandbox().world().addRunner(RegisteredRunner.of("acme", "runner-" + status, status, "linux"));
            }

            assertThat(fleet.cleanUp(acme, Optional.of("default")).outcome().count(Outcome.REMOVED))
                    .isOne();
            assertThatThrownBy(() -> fleet.cleanUp(acme, Optional.of("gpu")))
                    .isInstanceOf(PreconditionFailed.class)
                    .hasMessageContaining("acme has only `Default`");
        }
    }
}
