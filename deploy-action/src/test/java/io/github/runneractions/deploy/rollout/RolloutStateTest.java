package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutStateTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final PodProblem NO_IMAGE =
            new PodProblem(PodProblem.Kind.IMAGE, "a", "ImagePullBackOff", "no such image");
    private static final PodProblem NO_NODE =
            new PodProblem(PodProblem.Kind.UNSCHEDULABLE, "a", "Unschedulable", "no room");

    private final List<String> lines = new ArrayList<>();
    private RolloutState state = RolloutState.NONE;

    @Test
    void logsEachStepOfAPodWithItsAge() {
        see(0, pod("a", "Pending"));
        see(3, pod("a", "Init"));
        see(12, pod("a", "Ready"));

        assertThat(lines)
                .containsExactly("pod a: Pending → Init (3 s)", "pod a: Init → Ready (12 s); 1 of 1 pods ready");
    }

    @Test
    void logsAWarningInOneLine() {
        warn("Pod\n::error::x", "a\rb", "FailedMount", "no\nvolume");

        assertThat(lines).containsExactly("pod ::error::x a b: FailedMount: no volume");
    }

    @Test
    void countsThePodsThatStay() {
        see(0, pod("a", "Ready"));
        see(0, pod("b", "Pending"));
        see(1, pod("a", "Terminating"));
        see(2, pod("c", "Pending"));
        see(3, pod("c", "Ready"));

        assertThat(lines).last().isEqualTo("pod c: Pending → Ready (1 s); 1 of 2 pods ready");
    }

    @Test
    void logsEachStageOfACrashLoopOnce() {
        see(0, pod("a", "Pending"));
        see(1, pod("a", "Running"));
        see(2, pod("a", "CrashLoopBackOff"));
        lines.clear();
        see(3, pod("a", "Running"));
        see(4, pod("a", "CrashLoopBackOff"));
        see(5, pod("a", "Running"));

        assertThat(lines).isEmpty();
    }

    @Test
    void logsOnlyChangesOfPodsThatExistedBeforeAndNotTheirAge() {
        state = state.knowing(pod("a", "Ready"));
        see(0, pod("a", "Ready"));
        assertThat(lines).isEmpty();

        see(9, pod("a", "Terminating"));
        gone(10, "a");
        assertThat(lines).containsExactly("pod a: Ready → Terminating");
    }

    @Test
    void logsThatAPodIsGoneWithoutTerminating() {
        see(0, pod("a", "Pending"));
        gone(5, "a");

        assertThat(lines).containsExactly("pod a: gone (5 s)");
        assertThat(state.staying()).isEmpty();
    }

    @Test
    void logsTheProblemOfAStuckPod() {
        see(0, pod("a", "Pending"));
        see(4, pod("a", "ImagePullBackOff", NO_IMAGE));

        assertThat(lines).containsExactly("pod a: Pending → ImagePullBackOff (4 s): no such image");
    }

    @Test
    void remembersTheProblemOfAPodThatARollbackDeleted() {
        see(0, pod("a", "ImagePullBackOff", NO_IMAGE));
        gone(9, "a");

        assertThat(state.worstProblem()).hasValueSatisfying(worst -> {
            assertThat(worst.object()).isEqualTo("a");
            assertThat(worst).isEqualTo(NO_IMAGE);
        });
    }

    @Test
    void forgetsTheProblemOfAPodThatBecameReady() {
        see(0, pod("a", "Pending", NO_NODE));
        see(9, pod("a", "Ready"));

        assertThat(state.worstProblem()).isEmpty();
    }

    @Test
    void choosesTheMostSpecificProblem() {
        see(0, pod("a", "Pending", NO_NODE));
        see(1, pod("b", "ImagePullBackOff", NO_IMAGE));

        assertThat(state.worstProblem()).contains(NO_IMAGE);
    }

    @Test
    void logsAWarningOnce() {
        warn("Pod", "a", "FailedMount", "secret \"runner-registration\"\n not found");
        warn("Pod", "a", "FailedMount", "secret \"runner-registration\"\n not found");

        assertThat(lines).containsExactly("pod a: FailedMount: secret \"runner-registration\" not found");
        assertThat(state.worstProblem()).map(PodProblem::kind).contains(PodProblem.Kind.MOUNT);
    }

    @Test
    void prefersAContainersOwnStateToAWarning() {
        see(0, pod("a", "ImagePullBackOff", NO_IMAGE));
        warn("Pod", "a", "FailedMount", "too late");

        assertThat(state.worstProblem()).contains(NO_IMAGE);
    }

    @Test
    void ignoresWarningsAboutReadyPodsAndOfUnknownReasons() {
        see(0, pod("a", "Ready"));
        lines.clear();
        warn("Pod", "a", "Unhealthy", "for a moment");
        warn("Pod", "b", "DNSConfigForming", "who cares");

        assertThat(lines).isEmpty();
        assertThat(state.worstProblem()).isEmpty();
    }

    private void see(int second, PodState pod) {
        follow(state.podSeen(pod, START.plusSeconds(second)));
    }

    private void gone(int second, String pod) {
        follow(state.podGone(pod, START.plusSeconds(second)));
    }

    private void warn(String kind, String object, String reason, String message) {
        PodProblem.ofWarning(object, reason, message).ifPresent(problem -> follow(state.warned(kind, problem)));
    }

    private void follow(RolloutState.Change change) {
        state = change.state();
        lines.addAll(change.lines());
    }

    private static PodState pod(String name, String stage) {
        return new PodState(name, stage, Optional.empty());
    }

    private static PodState pod(String name, String stage, PodProblem problem) {
        return new PodState(name, stage, Optional.of(problem));
    }
}
