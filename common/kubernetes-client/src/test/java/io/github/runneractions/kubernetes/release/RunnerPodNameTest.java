package io.github.runneractions.kubernetes.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerPodNameTest {
    @ParameterizedTest
    @CsvSource({
        "demo,     demo-7c9d8f6b54-x2x4q,     true",
        "demo,     demo-gpu-7c9d8f6b54-x2x4q, false",
        "demo,     demo-linux-build,          false",
        "demo-gpu, demo-gpu-7c9d8f6b54-x2x4q, true",
        "de.mo,    de.mo-5-bcdfg,             true",
        "de.mo,    dexmo-5-bcdfg,             false"
    })
    void matchesThePodsOfOneReleaseOnly(String release, String pod, boolean matches) {
        assertThat(RunnerPodName.of(ReleaseName.ofRunnerChart(release))
                        .matcher(pod)
                        .matches())
                .isEqualTo(matches);
    }
}
