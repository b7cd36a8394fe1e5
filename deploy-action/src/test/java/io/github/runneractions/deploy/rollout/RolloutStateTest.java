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
            new PodProblem(ProblemKind.IMAGE, "a", "ImagePullBackOff", "no such image");
    private static final PodProblem NO_NODE =
            new PodProblem(ProblemKind.UNSCHEDULABLE, "a", "Unschedulable", "no room");

    private static final ObjectReference DEPLOYMENT = new ObjectReference("Deployment", "demo", "");

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

    /** What GitHub has answered, and then what to do. */
    @Test
    void cutsALongWarningAfterItsAdvice() {
        var sentence = "x".repeat(500) + " do this";
        warn("Pod", "a", "FailedMount", sentence + ". " + "y".repeat(500));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains(sentence)
                .endsWith("do this.…")
                .hasSizeLessThan(700);
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

        assertThat(worst()).contains(NO_IMAGE);
    }

    @Test
    void forgetsTheProblemOfAPodThatBecameReady() {
        see(0, pod("a", "Pending", NO_NODE));
        see(9, pod("a", "Ready"));

        assertThat(worst()).isEmpty();
    }

    @Test
    void choosesTheMostSpecificProblem() {
        see(0, pod("a", "Pending", NO_NODE));
        see(1, pod("b", "ImagePullBackOff", NO_IMAGE));

        assertThat(worst()).contains(NO_IMAGE);
    }

    @Test
    void logsAWarningOnce() {
        warn("Pod", "a", "FailedMount", "secret \"runner-registration\"\n not found");
        warn("Pod", "a", "FailedMount", "secret \"runner-registration\"\n not found");

        assertThat(lines).containsExactly("pod a: FailedMount: secret \"runner-registration\" not found");
        assertThat(worst()).map(PodProblem::kind).contains(ProblemKind.MOUNT);
    }

    @Test
    void prefersAContainersOwnStateToAWarning() {
        see(0, pod("a", "ImagePullBackOff", NO_IMAGE));
        warn("Pod", "a", "FailedMount", "too late");

        assertThat(worst()).contains(NO_IMAGE);
    }

    @Test
    void ignoresWarningsAboutReadyPodsAndOfUnknownReasons() {
        see(0, pod("a", "Ready"));
        lines.clear();
        warn("Pod", "a", "Unhealthy", "for a moment");
        warn("Pod", "b", "DNSConfigForming", "who cares");

        assertThat(lines).isEmpty();
        assertThat(worst()).isEmpty();
    }

    @Test
    void tellsAProbesNewWordsAndNotAReplicaSetsNewPods() {
        see(0, pod("a", "Running"));
        lines.clear();
        warn("Pod", "a", "Unhealthy", "Startup probe failed: waiting for a token");
        warn("Pod", "a", "Unhealthy", "Startup probe failed: waiting for a token");
        warn("Pod", "a", "Unhealthy", "Startup probe failed: GitHub responded with 404");
        warn("ReplicaSet", "r", "FailedCreate", "pods \"r-1\" is forbidden: exceeded quota: q");
        warn("ReplicaSet", "r", "FailedCreate", "pods \"r-2\" is forbidden: exceeded quota: q");

        assertThat(lines)
                .containsExactly(
                        "pod a: Unhealthy: Startup probe failed: waiting for a token",
                        "pod a: Unhealthy: Startup probe failed: GitHub responded with 404",
                        "replicaset r: FailedCreate: pods \"r-1\" is forbidden: exceeded quota: q");
        assertThat(worst()).map(PodProblem::kind).contains(ProblemKind.QUOTA);
    }

    /** Whoever may create events can name any pod in them. */
    @Test
    void prefersAPodThatWasSeenToOneThatOnlyAnEventNames() {
        see(0, pod("a", "Pending", NO_NODE));
        warn("Pod", "b", "InspectFailed", "x: not found");

        assertThat(worst()).contains(NO_NODE);
    }

    @Test
    void doesNotGoBackInTimeWithTheClock() {
        see(9, pod("a", "Pending"));
        see(3, pod("a", "Ready"));

        assertThat(lines).containsExactly("pod a: Pending → Ready (0 s); 1 of 1 pods ready");
    }

    private void see(int second, PodState pod) {
        follow(state.podSeen(pod, DEPLOYMENT, true, START.plusSeconds(second)));
    }

    private void gone(int second, String pod) {
        follow(state.podGone(pod, START.plusSeconds(second)));
    }

    private void warn(String kind, String object, String reason, String message) {
        var event = new ReleaseEvent(new ObjectReference(kind, object, ""), "", reason, message);
        PodProblem.ofEvent(event)
                .ifPresent(problem -> follow(state.warned(event.object(), DEPLOYMENT, problem, START)));
    }

    private void follow(RolloutState.Change change) {
        state = change.state();
        lines.addAll(ProgressLine.fold(change.lines(), false));
    }

    private Optional<PodProblem> worst() {
        return state.problems()
                .worst(_ -> true, List.of())
                .map(found -> found.seen().problem());
    }

    private static PodState pod(String name, String stage) {
        return new PodState(name, stage, Optional.empty());
    }

    private static PodState pod(String name, String stage, PodProblem problem) {
        return new PodState(name, stage, Optional.of(problem));
    }
}
