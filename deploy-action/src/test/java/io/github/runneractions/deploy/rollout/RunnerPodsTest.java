package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.Workload;
import io.github.runneractions.github.runner.Runner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerPodsTest {
    private static final String LONG = "a".repeat(60);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deployment fleet fleet-5d4b7c9f6-x2x4q",
                "Deployment fleet fleet-9f6-x2x4q",
                "ReplicaSet fleet fleet-x2x4q",
                "DaemonSet fleet fleet-x2x4q",
                "StatefulSet fleet fleet-0",
                "StatefulSet fleet fleet-120",
            })
    void areKnownByTheNamesThatKubernetesGivesThem(String line) {
        assertThat(named(line)).hasSize(1);
    }

    /** Kubernetes cuts them to leave room for the random end. */
    @ParameterizedTest
    @ValueSource(ints = {45, 47, 48, 49, 55, 57, 58, 60})
    void areKnownByNamesThatWereCut(int length) {
        var name = LONG.substring(0, length);
        var whole = name + "-5d4b7c9f68-";
        var base = whole.substring(0, Math.min(whole.length(), 58));

        assertThat(named("Deployment " + name + " " + base + "x2x4q")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deployment fleet fleet-gpu-5d4b7c9f6-x2x4q",
                "Deployment fleet fleet-gpu-x2x4q",
                "Deployment fleet fleet-x2x4q",
                "Deployment fleet fleet-5d4b7c9f6-x2x4",
                "Deployment fleet fleet-5d4b7c9f6-runner",
                "Deployment fleet fleet-5d4b7c9f6b7-x2x4q",
                "Deployment fleet other-5d4b7c9f6-x2x4q",
                "Deployment fleet fleet",
                "Deployment fleet x2x4q",
                "ReplicaSet fleet fleet-5d4b7c9f6-x2x4q",
                "StatefulSet fleet fleet-gpu-0",
                "StatefulSet fleet fleet-",
                "StatefulSet fleet fleet-x2x4q",
            })
    void areNotThoseOfOtherReleases(String line) {
        assertThat(named(line)).isEmpty();
    }

    @Test
    void areNotSeen() {
        var pods = new RunnerPods(List.of(workload("Deployment", "fleet")))
                .named(List.of(runner("fleet-5d4b7c9f6-x2x4q", true), runner("fleet-5d4b7c9f6-z9z8d", false)));

        assertThat(pods).extracting(pod -> pod.state().seen()).containsExactly(false, false);
        assertThat(pods).allSatisfy(pod -> assertThat(pod.labels()).containsExactly("gpu"));
        assertThat(pods).allSatisfy(pod -> assertThat(pod.group()).contains("build"));
    }

    /** @param line kind and name of a workload, and the name of a runner */
    private static List<RunnerPod> named(String line) {
        var words = line.split(" ", -1);
        return new RunnerPods(List.of(workload(words[0], words[1]))).named(List.of(runner(words[2], true)));
    }

    private static Workload workload(String kind, String name) {
        return new Workload("apps/v1", kind, name, Map.of(), Map.of(), List.of("gpu"), Optional.of("build"));
    }

    private static Runner runner(String name, boolean online) {
        return new Runner(1, name, online, false, Runner.Lifetime.PERSISTENT, 1, List.of("gpu"), "2.338.0");
    }
}
