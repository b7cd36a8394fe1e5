package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.event.InvolvedObject;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runnercleanup.plan.Runners;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenRunnersTest {
    private static final InvolvedObject POD = new InvolvedObject(ApiResource.PODS, "runner-1", "pod-1");
    private static final InvolvedObject OTHER = new InvolvedObject(ApiResource.PODS, "runner-2", "pod-2");

    @Test
    void knowTheRunnersThatHaveAPod() {
        var seen = SeenRunners.of(List.of(Runners.online(1), Runners.online(2)), Map.of("runner-1", POD));

        assertThat(seen.ids()).isEqualTo(Map.of("pod-1", 1L));
    }

    @Test
    void areReadAsTheyWereWritten() {
        var seen = new SeenRunners(Map.of("pod-1", 4L, "pod-2", 7L));

        assertThat(SeenRunners.in(seen.asAnnotations())).isEqualTo(seen);
        assertThat(seen.asAnnotations()).containsValue("pod-1=4,pod-2=7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pod-1", "pod-1=x", ",,,", "pod-1=99999999999999999999"})
    void areNoneInWhatOthersHaveWritten(String text) {
        assertThat(SeenRunners.in(Map.of("runner-actions.github.io/runners", text))
                        .ids())
                .isEmpty();
    }

    @Test
    void areReplacedByALargerIdOnly() {
        var before = new SeenRunners(Map.of("pod-1", 4L));

        assertThat(before.replaced(POD, new SeenRunners(Map.of("pod-1", 5L)))).hasValue(4L);
        assertThat(before.replaced(POD, new SeenRunners(Map.of("pod-1", 4L)))).isEmpty();
        // GitHub's list may be older than the last one.
        assertThat(before.replaced(POD, new SeenRunners(Map.of("pod-1", 3L)))).isEmpty();
        assertThat(before.replaced(POD, new SeenRunners(Map.of()))).isEmpty();
        assertThat(before.replaced(OTHER, new SeenRunners(Map.of("pod-2", 9L)))).isEmpty();
    }

    @Test
    void areForgottenWithTheirPods() {
        var before = new SeenRunners(Map.of("pod-1", 4L, "pod-2", 5L, "pod-3", 6L));
        var now = new SeenRunners(Map.of("pod-1", 3L, "pod-2", 8L));

        assertThat(before.and(now, List.of(POD, OTHER)).ids()).isEqualTo(Map.of("pod-1", 3L, "pod-2", 8L));
    }

    @Test
    void areThoseOfTheLastTimeForAPodWithoutARunner() {
        var before = new SeenRunners(Map.of("pod-1", 4L, "pod-2", Long.MAX_VALUE));
        var now = new SeenRunners(Map.of("pod-2", 8L));
        var known = before.and(now, List.of(POD, OTHER));

        assertThat(known.ids()).isEqualTo(Map.of("pod-1", 4L, "pod-2", 8L));
        assertThat(known.replaced(OTHER, new SeenRunners(Map.of("pod-2", 9L)))).hasValue(8L);
    }
}
