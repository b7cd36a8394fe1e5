package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.runner.RunnerScope;
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
    void removesTheDeadOfAnyNumberWithAsFewRequestsAsItTakes(int dead, int living, int pages) {
        try (var fleet = new SandboxFleet(time)) {
            fleet.with(dead, Status.OFFLINE).with(living, Status.ONLINE);

            var decisions = fleet.cleanUp();

            assertThat(decisions.count(Verdict.REMOVED)).isEqualTo(dead);
            assertThat(fleet.left()).hasSize(living).allMatch(runner -> runner.status() == Status.ONLINE);
            assertThat(fleet.answers()).hasSize(dead == 0 ? pages : 2 * pages + 2 * dead);
        }
    }

    @Test
    void removesThousandsWithoutBeingToldToSlowDown() {
        try (var fleet = new SandboxFleet(time)
                .with(2_500, Status.OFFLINE)
                .with(10, Status.ONLINE)
                .strict()) {
            var begun = time.instant();

            assertThat(fleet.cleanUp().count(Verdict.REMOVED)).isEqualTo(2_500);

            assertThat(fleet.answers()).isSubsetOf("200", "204");
            // A look and a removal are six points of the nine hundred that GitHub gives for a minute.
            var limitsOwnTime = Duration.ofMinutes(1).multipliedBy(2_500 * 6).dividedBy(900);
            assertThat(Duration.between(begun, time.instant())
                            .minus(Runners.rules().offlineFor()))
                    .isLessThan(limitsOwnTime.multipliedBy(105).dividedBy(100));
        }
    }

    @Test
    void findsAGroupByItsName() {
        try (var fleet = new SandboxFleet(time)) {
            var acme = new RunnerScope.OfOrganization("acme");
            for (var status : Status.values()) {
                fleet.sandbox().world().addRunner(RegisteredRunner.of("acme", "runner-" + status, status, "linux"));
            }

            assertThat(fleet.cleanUp(acme, Optional.of("default")).decisions().count(Verdict.REMOVED))
                    .isOne();
            assertThatThrownBy(() -> fleet.cleanUp(acme, Optional.of("gpu")))
                    .isInstanceOf(PreconditionFailed.class)
                    .hasMessageContaining("acme has only `Default`");
        }
    }
}
