package io.github.runneractions.deploy.helm;

import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final HelmSecret DEPLOYED =
            having(HelmSecret.of(1, "deployed").ofRun("r1"), object("a"));
    private static final HelmSecret FAILED =
            having(HelmSecret.of(2, "failed").ofRun("r2"), object("a") + "\\n---\\n" + object("b"));
    private static final HelmSecret ROLL_BACK =
            having(HelmSecret.of(3, "failed").ofRun("r1"), object("a"));

    @Test
    void areWhatOnlyAFailedDeploymentHas() {
        assertThat(outside(history(DEPLOYED, FAILED), "c")).containsExactly("b");
        assertThat(outside(history(DEPLOYED, FAILED, ROLL_BACK), "c")).containsExactly("b");
        assertThat(outside(history(DEPLOYED, FAILED), "b")).isEmpty();
        assertThat(outside(history(DEPLOYED), "c")).isEmpty();
        assertThat(outside(history(), "c")).isEmpty();
    }

    @Test
    void areNothingThatARecordOfOthersNames() {
        assertThat(outside(history(DEPLOYED, FAILED.ofRun("")), "c")).isEmpty();
        assertThat(outside(history(DEPLOYED, FAILED.writtenBy("curl")), "c")).isEmpty();
        assertThat(outside(history(DEPLOYED, FAILED.saying("\\\"b\\\"", "\\\"b/../c\\\"")), "c"))
                .isEmpty();
    }

    private static List<String> outside(ReleaseHistory history, String chart) {
        return new Leftovers(history)
                .outside(RenderedChart.parse(object(chart).replace("\\", ""))).stream()
                        .map(RenderedObject::name)
                        .toList();
    }

    private static HelmSecret having(HelmSecret record, String manifest) {
        return record.saying("\"kind: A\"", "\"" + manifest + "\"");
    }

    private static String object(String name) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: \\\"" + name + "\\\"}}";
    }
}
