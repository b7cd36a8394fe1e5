package io.github.runneractions.deploy.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.progress.Sighting.PodGone;
import io.github.runneractions.deploy.progress.Sighting.PodSeen;
import io.github.runneractions.deploy.progress.Sighting.WarningSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Trouble NO_IMAGE = new Trouble(TroubleKind.IMAGE, "ImagePullBackOff", "no such image");
    private static final Trouble NO_NODE = new Trouble(TroubleKind.UNSCHEDULABLE, "Unschedulable", "no room");

    private final List<String> lines = new ArrayList<>();
    private Progress progress = Progress.NONE;

    @Test
    void tellsEachStepOfAPodWithItsAge() {
        see(0, pod("a", "Pending"));
        see(3, pod("a", "Init"));
        see(12, pod("a", "Ready"));

        assertThat(lines)
                .containsExactly("pod a: Pending → Init (3 s)", "pod a: Init → Ready (12 s); 1 of 1 pods ready");
    }

    @Test
    void tellsAWarningInOneLine() {
        see(0, new WarningSeen("Pod\n::error::x", "a\rb", "FailedMount", "no\nvolume"));

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
    void doesNotRepeatItselfWhenAPodGoesRoundAndRound() {
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
    void saysNothingOfPodsThatWereThereAndNotHowOldTheyAre() {
        progress = progress.knowing(pod("a", "Ready").pod());
        see(0, pod("a", "Ready"));
        assertThat(lines).isEmpty();

        see(9, pod("a", "Terminating"));
        see(10, new PodGone("a"));
        assertThat(lines).containsExactly("pod a: Ready → Terminating");
    }

    @Test
    void saysWhenAPodVanishesWithoutLeave() {
        see(0, pod("a", "Pending"));
        see(5, new PodGone("a"));

        assertThat(lines).containsExactly("pod a: gone (5 s)");
        assertThat(progress.staying()).isEmpty();
    }

    @Test
    void namesTheTroubleOfAStuckPod() {
        see(0, pod("a", "Pending"));
        see(4, pod("a", "ImagePullBackOff", NO_IMAGE));

        assertThat(lines).containsExactly("pod a: Pending → ImagePullBackOff (4 s): no such image");
    }

    @Test
    void remembersTheCulpritAfterARollBackHasTakenItAway() {
        see(0, pod("a", "ImagePullBackOff", NO_IMAGE));
        see(9, new PodGone("a"));

        assertThat(progress.worst()).hasValueSatisfying(worst -> {
            assertThat(worst.getKey()).isEqualTo("a");
            assertThat(worst.getValue()).isEqualTo(NO_IMAGE);
        });
    }

    @Test
    void forgetsATroubleThatWasOvercome() {
        see(0, pod("a", "Pending", NO_NODE));
        see(9, pod("a", "Ready"));

        assertThat(progress.worst()).isEmpty();
    }

    @Test
    void takesTheMostTellingTroubleForTheCause() {
        see(0, pod("a", "Pending", NO_NODE));
        see(1, pod("b", "ImagePullBackOff", NO_IMAGE));

        assertThat(progress.worst())
                .hasValueSatisfying(worst -> assertThat(worst.getValue()).isEqualTo(NO_IMAGE));
    }

    @Test
    void tellsAWarningOnce() {
        var warning = new WarningSeen("Pod", "a", "FailedMount", "secret \"runner-registration\"\n not found");
        see(0, warning);
        see(1, warning);

        assertThat(lines).containsExactly("pod a: FailedMount: secret \"runner-registration\" not found");
        assertThat(progress.worst())
                .hasValueSatisfying(worst -> assertThat(worst.getValue().kind()).isEqualTo(TroubleKind.MOUNT));
    }

    @Test
    void prefersAContainersOwnStateToAWarning() {
        see(0, pod("a", "ImagePullBackOff", NO_IMAGE));
        see(1, new WarningSeen("Pod", "a", "FailedMount", "too late"));

        assertThat(progress.worst())
                .hasValueSatisfying(worst -> assertThat(worst.getValue()).isEqualTo(NO_IMAGE));
    }

    @Test
    void passesOverWarningsOfReadyPodsAndOfUnknownSorts() {
        see(0, pod("a", "Ready"));
        lines.clear();
        see(1, new WarningSeen("Pod", "a", "Unhealthy", "for a moment"));
        see(2, new WarningSeen("Pod", "b", "DNSConfigForming", "who cares"));

        assertThat(lines).isEmpty();
        assertThat(progress.worst()).isEmpty();
    }

    private void see(int second, Sighting sighting) {
        var change = progress.after(sighting, START.plusSeconds(second));
        progress = change.progress();
        lines.addAll(change.lines());
    }

    private static PodSeen pod(String name, String stage) {
        return new PodSeen(new PodState(name, stage, Optional.empty()));
    }

    private static PodSeen pod(String name, String stage, Trouble trouble) {
        return new PodSeen(new PodState(name, stage, Optional.of(trouble)));
    }
}
