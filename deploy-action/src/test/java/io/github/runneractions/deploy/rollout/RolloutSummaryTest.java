package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.rollout.SeenProblems.OwnedPod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutSummaryTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final ObjectReference DEPLOYMENT = new ObjectReference("Deployment", "demo", "");

    private RolloutState state = RolloutState.NONE;

    @Test
    void hasTheEndStateAndATimeline() {
        see(0, "a", "Pending");
        see(3, "a", "Init");
        see(9, "a", "Ready");
        see(1, "b", "Pending");
        see(4, "b", "Init:CrashLoopBackOff", "container registrar ended with exit code 1: <script>");

        assertThat(summary(12)).isEqualTo("""

            | Pod | State | After | Problem |
            | --- | --- | --- | --- |
            | b | Init:CrashLoopBackOff | 3 s | CrashLoopBackOff: container registrar ended with exit code 1: &#60;script&#62; |
            | a | Ready | 9 s |  |

            ```mermaid
            gantt
                dateFormat HH:mm:ss
                axisFormat %M:%S
                section a
                Pending :00:00:00, 3s
                Init :00:00:03, 6s
                Ready :done, 00:00:09, 3s
                section b
                Pending :00:00:01, 3s
                Init CrashLoopBackOff :crit, 00:00:04, 8s
            ```
            """);
    }

    @Test
    void countsTheRestOfManyPods() {
        for (var pod = 0; pod < 150; pod++) {
            see(0, "a" + pod, "Pending");
            see(1, "a" + pod, "Ready");
        }

        assertThat(summary(2).lines().filter(line -> line.startsWith("| a")).count())
                .isEqualTo(50);
        assertThat(summary(2)).contains("100 more pods: 100 Ready").contains("The timeline has 20 of 150 pods.");
    }

    @Test
    void letsNoStageEndTheTimeline() {
        see(0, "a", "Gone\n```\n::error::x : %% {done}");

        assertThat(summary(1)).contains("    Gone error x done :crit, 00:00:00, 1s");
    }

    @Test
    void isOfNoUseAndEmptyWithoutPods() {
        assertThat(summary(0)).isEmpty();
    }

    @Test
    void keepsHelmsWordsWithinTheirFence() {
        assertThat(RolloutSummary.said("a\n```\n# b").text()).endsWith("\n````text\na\n```\n# b\n````\n");
    }

    private String summary(int second) {
        var pods = state.pods().values().stream()
                .map(pod -> new OwnedPod(DEPLOYMENT, pod))
                .toList();
        return RolloutSummary.of(new Sighting(state, pods, Optional.empty(), List.of(), START.plusSeconds(second)))
                .text();
    }

    private void see(int second, String pod, String stage) {
        see(second, new PodState(pod, stage, Optional.empty()));
    }

    private void see(int second, String pod, String stage, String message) {
        see(
                second,
                new PodState(
                        pod, stage, Optional.of(new PodProblem(ProblemKind.CRASH, pod, "CrashLoopBackOff", message))));
    }

    private void see(int second, PodState pod) {
        state = state.podSeen(pod, DEPLOYMENT, true, START.plusSeconds(second)).state();
    }
}
