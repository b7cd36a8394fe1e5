package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runnercleanup.runners.FakeTime;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A large fleet whose runners take one job each: some come and go while any list of them is read. */
class ChurningFleetTest {
    private static final int DEAD = 20;
    private static final int LIVING = 2_980;

    /** One goes or comes while so many pages are read: five in every list. */
    private static final int PAGES_TO_A_CHANGE = 6;

    @Test
    void losesItsStaleRunners() throws InterruptedException {
        try (var fleet = new SandboxFleet(new FakeTime())) {
            fleet.with(DEAD, Status.OFFLINE).with(LIVING, Status.ONLINE);
            var over = new AtomicBoolean();
            var churn = Thread.ofPlatform().daemon().start(() -> churn(fleet, over));
            try {
                var outcome = fleet.cleanUp();

                assertThat(outcome.failure()).isEmpty();
                assertThat(outcome.count(Outcome.REMOVED)).isEqualTo(DEAD);
            } finally {
                over.set(true);
                churn.join();
            }
            assertThat(fleet.left()).allMatch(runner -> runner.status() == Status.ONLINE);
        }
    }

    private static void churn(SandboxFleet fleet, AtomicBoolean over) {
        var runners = fleet.sandbox().world().runners();
        var changes = 0;
        while (!over.get()) {
            if (fleet.sandbox().exchanges().size() / PAGES_TO_A_CHANGE > changes) {
                changes++;
                if (changes % 3 == 0) {
                    fleet.sandbox()
                            .world()
                            .addRunner(RegisteredRunner.of(
                                    "acme/widgets", "new-" + changes, Status.ONLINE, "self-hosted", "Linux"));
                } else {
                    fleet.left().stream()
                            .filter(runner -> runner.status() == Status.ONLINE)
                            .findFirst()
                            .ifPresent(oldest -> runners.delete(oldest.scope(), oldest.id()));
                }
            }
            Thread.onSpinWait();
        }
    }
}
