package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void writesALineForEachOfAFewPods() {
        assertThat(ProgressLine.fold(List.of(line("a", "Pending → Init", 1), line("b", "Pending → Init", 2)), false))
                .containsExactly("pod a: Pending → Init (1 s)", "pod b: Pending → Init (2 s)");
    }

    @Test
    void countsManyPodsToWhichTheSameHappens() {
        var changes = new ArrayList<ProgressLine>();
        IntStream.range(0, 150).forEach(pod -> changes.add(line("a" + pod, "Pending → Running", 3 + pod % 5)));
        changes.add(42, line("b", "Pending → ImagePullBackOff", 4));

        assertThat(ProgressLine.fold(changes, true))
                .containsExactly("150 pods: Pending → Running (3–7 s)", "pod b: Pending → ImagePullBackOff (4 s)");
    }

    @Test
    void tellsHowManyAreReadyAfterTheLast() {
        var changes = IntStream.rangeClosed(1, 6)
                .mapToObj(pod -> new ProgressLine(
                        "Pod", "a" + pod, "→ Ready", Optional.of(1L), "", Optional.of(pod + " of 6 pods ready")))
                .toList();

        assertThat(ProgressLine.fold(changes, false)).containsExactly("6 pods: → Ready (1 s); 6 of 6 pods ready");
    }

    @Test
    void keepsDifferentReasonsApart() {
        var changes = IntStream.range(0, 12)
                .mapToObj(pod -> new ProgressLine(
                        "Pod", "a" + pod, "ErrImagePull", Optional.empty(), pod % 2 == 0 ? "x" : "y", Optional.empty()))
                .toList();

        assertThat(ProgressLine.fold(changes, true))
                .containsExactly("6 pods: ErrImagePull: x", "6 pods: ErrImagePull: y");
    }

    private static ProgressLine line(String pod, String what, long seconds) {
        return new ProgressLine("Pod", pod, what, Optional.of(seconds), "", Optional.empty());
    }
}
