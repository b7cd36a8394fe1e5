package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.runner.Runner;
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
    private static final Map<String, Optional<Long>> GROUPS =
            Map.of("build", Optional.of(1L), "gpu", Optional.of(7L), "secret", Optional.empty());
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final List<String> lines = new ArrayList<>();
    private final List<RunnerPod> pods = new ArrayList<>(List.of(pod("demo-1", "Ready"), pod("demo-2", "Ready")));
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void endsOnceEveryPodHasItsRunner() {
        var names = wait(() -> Set.of("demo-2", "demo-1", "other-1")).until(2, LIMIT);

        assertThat(names).containsExactly("demo-1", "demo-2");
        assertThat(lines)
                .containsExactly("2 of 2 runners online at GitHub (0 s): version 2.338.0, labels blue, self-hosted");
    }

    @Test
    void doesNotCountRunnersOfAnotherRelease() {
        assertThatThrownBy(
                        () -> wait(() -> Set.of("demo-1", "other-1", "other-2")).until(2, LIMIT))
                .isInstanceOf(TimedOut.class);
    }

    @Test
    void logsTheMissingRunnersWithTheStageOfTheirPods() {
        pods.set(1, pod("demo-2", "Running"));
        var later = now.plusSeconds(7);
        wait(() -> {
                    if (!now.isBefore(later)) {
                        pods.set(1, pod("demo-2", "Ready"));
                    }
                    return now.isBefore(later) ? Set.of("demo-1") : Set.of("demo-1", "demo-2");
                })
                .until(2, LIMIT);

        assertThat(lines.getFirst()).isEqualTo("1 of 2 runners online; waiting for demo-2 (its pod: Running) (0 s)");
        assertThat(lines.getLast()).startsWith("2 of 2 runners online at GitHub (8 s)");
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

        assertThat(lines.getFirst()).isEqualTo("1 of 2 runners online; waiting for pods that were not seen yet (0 s)");
        assertThat(names).containsExactly("demo-1", "demo-3");
    }

    @Test
    void namesTheMissingRunnerAndTheProblemOfItsPodInTheEnd() {
        var problem = new PodProblem(
                ProblemKind.CRASH, "demo-2", "CrashLoopBackOff", "container configure ended with exit code 1");
        pods.set(
                1,
                new RunnerPod(
                        new PodState("demo-2", "Init:CrashLoopBackOff", Optional.of(problem)),
                        List.of(),
                        Optional.empty()));

        assertThatThrownBy(() -> wait(() -> Set.of("demo-1")).until(2, LIMIT))
                .isInstanceOf(TimedOut.class)
                .hasMessage(
                        "Tried to find the runners online at GitHub, but after 120 s only 1 of 2 runners are online;"
                                + " missing: demo-2 (its pod: Init:CrashLoopBackOff, CrashLoopBackOff: container configure"
                                + " ended with exit code 1).");
    }

    @Test
    void provesNoRunnerWithoutTheLabelsItWasGiven() {
        pods.set(
                1,
                new RunnerPod(
                        new PodState("demo-2", "Ready", Optional.empty()), List.of("Blue", "gpu"), Optional.empty()));

        assertThatThrownBy(() -> wait(() -> Set.of("demo-1", "demo-2")).until(2, LIMIT))
                .hasMessageContaining("missing: demo-2 (its runner is online without the label gpu)");
    }

    @Test
    void provesNoRunnerOfAnotherGroup() {
        var ready = new PodState("demo-2", "Ready", Optional.empty());
        pods.set(1, new RunnerPod(ready, List.of(), Optional.of("gpu")));

        assertThatThrownBy(() -> wait(() -> Set.of("demo-1", "demo-2")).until(2, LIMIT))
                .hasMessageContaining("missing: demo-2 (its runner is online, but not in the group gpu)");

        pods.set(1, new RunnerPod(ready, List.of(), Optional.of("build")));
        assertThat(wait(() -> Set.of("demo-1", "demo-2")).until(2, LIMIT)).hasSize(2);
        // An account may have no right to list groups.
        pods.set(1, new RunnerPod(ready, List.of(), Optional.of("secret")));
        assertThat(wait(() -> Set.of("demo-1", "demo-2")).until(2, LIMIT)).hasSize(2);
    }

    @Test
    void provesNoRunnerOfAPodThatIsNotReady() {
        pods.set(1, pod("demo-2", "Running"));

        assertThatThrownBy(() -> wait(() -> Set.of("demo-1", "demo-2")).until(2, LIMIT))
                .hasMessageContaining("missing: demo-2 (its runner is online, but its pod: Running)");
    }

    @Test
    void tellsAReadyPodWithoutARunnerFromAnOfflineRunner() {
        pods.add(pod("demo-3", "Ready"));

        assertThatThrownBy(() -> new OnlineWait(
                                new RunnerRoster(
                                        () -> List.of(runner("demo-1", true, false), runner("demo-2", false, false)),
                                        OnlineWaitTest::group),
                                _ -> List.copyOf(pods),
                                log(),
                                clock(),
                                time -> now = now.plus(time))
                        .until(3, LIMIT))
                .hasMessageContaining("demo-2 (GitHub lists its runner as offline; its pod: Ready)")
                .hasMessageContaining("demo-3 (its pod is ready, but GitHub lists no runner of its name)");
    }

    /** One bad name among many must be found in the line. */
    @Test
    void countsTheRestOfManyThatAreMissing() {
        for (var pod = 10; pod < 160; pod++) {
            pods.add(pod("demo-" + pod, "Running"));
        }

        assertThatThrownBy(() -> wait(() -> Set.of("demo-1")).until(152, LIMIT))
                .hasMessageContaining(
                        "demo-10, demo-100, demo-101, demo-102, demo-103 and 145 more (its pod: Running)");
    }

    @Test
    void saysThatAPodWhichIsDeletedFinishesItsJob() {
        pods.add(pod("old-1", "Terminating"));
        pods.add(pod("old-2", "Terminating"));

        new OnlineWait(
                        new RunnerRoster(
                                () -> List.of(
                                        runner("demo-1", true, false),
                                        runner("demo-2", true, false),
                                        runner("old-1", true, true),
                                        runner("old-2", true, false)),
                                OnlineWaitTest::group),
                        _ -> List.copyOf(pods),
                        log(),
                        clock(),
                        time -> now = now.plus(time))
                .until(2, LIMIT);

        assertThat(lines)
                .filteredOn(line -> line.contains("old-"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .isEqualTo("pod old-1 of before is being deleted: its runner finishes its job first, which this"
                                + " step does not wait for"));
    }

    private OnlineWait wait(Supplier<Set<String>> online) {
        return new OnlineWait(
                new RunnerRoster(
                        () -> online.get().stream()
                                .map(name -> runner(name, true, false))
                                .toList(),
                        OnlineWaitTest::group),
                _ -> List.copyOf(pods),
                log(),
                clock(),
                time -> now = now.plus(time));
    }

    private WorkflowLog log() {
        return new WorkflowLog(lines::add, new Environment(Map.of()), () -> "fence");
    }

    private static Runner runner(String name, boolean online, boolean busy) {
        return new Runner(
                1, name, online, busy, Runner.Lifetime.PERSISTENT, 1, List.of("self-hosted", "blue"), "2.338.0");
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

    private static Optional<Long> group(String name) {
        return GROUPS.getOrDefault(name, Optional.empty());
    }

    private static RunnerPod pod(String name, String stage) {
        return new RunnerPod(new PodState(name, stage, Optional.empty()), List.of(), Optional.empty());
    }
}
