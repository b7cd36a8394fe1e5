package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OnlineWaitTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final List<String> lines = new ArrayList<>();
    private final List<PodState> pods = new ArrayList<>(List.of(pod("demo-1", "Ready"), pod("demo-2", "Running")));
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void endsOnceEveryPodHasItsRunner() {
        var names = wait(() -> Set.of("demo-2", "demo-1", "other-1")).until(2, LIMIT);

        assertThat(names).containsExactly("demo-1", "demo-2");
        assertThat(lines).containsExactly("2 of 2 runners online at GitHub (0 s)");
    }

    @Test
    void doesNotCountRunnersOfAnotherRelease() {
        assertThatThrownBy(
                        () -> wait(() -> Set.of("demo-1", "other-1", "other-2")).until(2, LIMIT))
                .isInstanceOf(TimedOut.class);
    }

    @Test
    void logsTheMissingRunnersWithTheStageOfTheirPods() {
        var later = now.plusSeconds(7);
        wait(() -> now.isBefore(later) ? Set.of("demo-1") : Set.of("demo-1", "demo-2"))
                .until(2, LIMIT);

        assertThat(lines)
                .containsExactly(
                        "1 of 2 runners online; waiting for demo-2 (its pod: Running) (0 s)",
                        "2 of 2 runners online at GitHub (8 s)");
    }

    @Test
    void repeatsALineOnlyAfterALongSilence() {
        var later = now.plusSeconds(70);
        wait(() -> now.isBefore(later) ? Set.of("demo-1") : Set.of("demo-1", "demo-2"))
                .until(2, LIMIT);

        assertThat(lines).filteredOn(line -> line.startsWith("1 of 2")).hasSize(3);
    }

    @Test
    void countsPodsThatComeWhileItWaits() {
        pods.removeLast();
        var later = now.plusSeconds(3);
        var names = wait(() -> {
                    if (!now.isBefore(later) && pods.size() == 1) {
                        pods.add(pod("demo-3", "Ready"));
                    }
                    return Set.of("demo-1", "demo-3");
                })
                .until(2, LIMIT);

        assertThat(lines.getFirst()).isEqualTo("1 of 2 runners online; waiting for pods that do not exist yet (0 s)");
        assertThat(names).containsExactly("demo-1", "demo-3");
    }

    @Test
    void namesTheMissingRunnerAndTheProblemOfItsPodInTheEnd() {
        var problem = new PodProblem(
                PodProblem.Kind.CRASH, "demo-2", "CrashLoopBackOff", "container configure ended with exit code 1");
        pods.set(1, new PodState("demo-2", "Init:CrashLoopBackOff", Optional.of(problem)));

        assertThatThrownBy(() -> wait(() -> Set.of("demo-1")).until(2, LIMIT))
                .isInstanceOf(TimedOut.class)
                .hasMessage(
                        "Tried to find the runners online at GitHub, but after 120 s only 1 of 2 runners are online;"
                                + " missing: demo-2 (its pod: Init:CrashLoopBackOff, CrashLoopBackOff: container configure ended"
                                + " with exit code 1).");
    }

    private OnlineWait wait(Supplier<Set<String>> online) {
        var log = new WorkflowLog(lines::add, new Environment(Map.of()), () -> "fence");
        return new OnlineWait(online, () -> List.copyOf(pods), log, clock(), time -> now = now.plus(time));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }

    private static PodState pod(String name, String stage) {
        return new PodState(name, stage, Optional.empty());
    }
}
