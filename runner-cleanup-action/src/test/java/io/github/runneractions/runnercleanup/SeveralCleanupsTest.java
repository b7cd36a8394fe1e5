package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runtime.Sleeper;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Whole cleanups of the same runners at the same time, over HTTP: a schedule's, and the one at the end of a deploy. */
class SeveralCleanupsTest {
    private static final int CLEANUPS = 3;
    private static final int DEAD = 12;
    private static final int LIVING = 8;
    private static final long LIMIT_SECONDS = 60;

    private final FakeTime time = new FakeTime();

    @Test
    void removeEachDeadRunnerOnceAndNoneThatCameBackMeanwhile() throws Exception {
        try (var fleet = new SandboxFleet(time)) {
            fleet.with(DEAD, Status.OFFLINE).with(LIVING, Status.ONLINE);
            // Each has its answer only when all have looked: then all want to remove the same runner.
            fleet.sandbox()
                    .faults()
                    .forever("GET /repos/acme/widgets/actions/runners/*", Fault.delay(Duration.ofMillis(50)));
            var returning = fleet.left().getFirst();
            var meeting = new Meeting(List.of(
                    () -> time.advance(Runners.rules().offlineFor()),
                    () -> fleet.sandbox().world().addRunner(returning.with(Status.ONLINE))));

            var results = atOnce(() -> fleet.cleanUp(meeting));

            assertThat(results).allSatisfy(result -> {
                var decisions = result.decisions();
                assertThat(result.outcome().failure()).isEmpty();
                assertThat(decisions.selected()).isEqualTo(DEAD + LIVING);
                assertThat(decisions.online()).isEqualTo(LIVING + 1);
                assertThat(decisions.count(Verdict.REMOVED, Verdict.GONE)).isEqualTo(DEAD - 1);
            });
            assertThat(results.stream()
                            .flatMap(result -> result.decisions().with(Verdict.REMOVED).stream())
                            .map(decision -> decision.runner().id()))
                    .doesNotHaveDuplicates()
                    .hasSize(DEAD - 1);
            assertThat(fleet.left())
                    .hasSize(LIVING + 1)
                    .extracting(RegisteredRunner::status)
                    .containsOnly(Status.ONLINE);
            assertThat(fleet.answers()).contains("404").isSubsetOf("200", "204", "404");
            assertThat(Collections.frequency(fleet.answers(), "204")).isEqualTo(DEAD - 1);
        }
    }

    private static <T> List<T> atOnce(Callable<T> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(CLEANUPS)) {
            var results = new ArrayList<T>();
            for (var running : threads.invokeAll(Collections.nCopies(CLEANUPS, work))) {
                results.add(running.get());
            }
            return results;
        }
    }

    /** Lets all cleanups wait for each other whenever one would sleep, which each does before it removes a runner. */
    private static final class Meeting implements Sleeper {
        private final List<Runnable> events;
        private final CyclicBarrier barrier = new CyclicBarrier(CLEANUPS, this::happen);

        /** @param events what happens in turn when they have met */
        Meeting(List<Runnable> events) {
            this.events = new ArrayList<>(events);
        }

        private void happen() {
            if (!events.isEmpty()) {
                events.removeFirst().run();
            }
        }

        @Override
        public void sleep(Duration duration) {
            try {
                barrier.await(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("a cleanup went another way than the others", e);
            }
        }
    }
}
