package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseDiffTest {
    private static final String BEFORE = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: demo}
            spec:
              replicas: 2
              containers: [{name: main, image: a:1}, {name: side, image: s:1}]
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: keys}
            data: {one: czNjcjN0LW9uZQ==, two: czNjcjN0LXR3bw==}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: old}, data: {a: b}}
            """;

    @Test
    void namesEachFieldThatWouldBeAnother() {
        var after = BEFORE.replace("replicas: 2", "replicas: 3")
                .replace("[{name: main", "[{name: first, image: f:1}, {name: main")
                .replace("name: old", "name: new");

        assertThat(diff(BEFORE, after).text())
                .containsExactly(
                        "! Deployment demo",
                        "+   spec.containers[first].image: f:1",
                        "+   spec.containers[first].name: first",
                        "-   spec.replicas: 2",
                        "+   spec.replicas: 3",
                        "+ ConfigMap new",
                        "+   data.a: b",
                        "- ConfigMap old");
    }

    @Test
    void showsNoValueOfASecret() {
        var after = BEFORE.replace("czNjcjN0LXR3bw==", "czNjcjN0LW5ldw==");

        assertThat(diff(BEFORE, after).text())
                .containsExactly("! Secret keys", "-   data.two: (not shown)", "+   data.two: (not shown)");
        assertThat(ReleaseDiff.between(Optional.empty(), RenderedChart.parse(BEFORE))
                        .text())
                .noneMatch(line -> line.contains("czNjcjN0"));
    }

    @Test
    void showsOfAHookThatItWouldRun() {
        var after = BEFORE + """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: hook, annotations: {helm.sh/hook: "pre-install,pre-upgrade"}}
                stringData: {password: s3cr3t-of-a-hook}
                """;

        assertThat(diff(BEFORE, after).changes()).isEmpty();
        assertThat(diff(BEFORE, after).text()).containsExactly("# would run: Secret hook (pre-install,pre-upgrade)");
    }

    @Test
    void leavesOutDefinitionsThatHelmAppliesOnlyOnce() {
        var definition =
                "---\n{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: a}}\n";

        assertThat(diff(BEFORE, BEFORE + definition).changes()).isEmpty();
        assertThat(ReleaseDiff.between(Optional.empty(), RenderedChart.parse(definition))
                        .changes())
                .hasSize(1);
    }

    @Test
    void showsNoFormerTextForItMayBeASecretOfThen() {
        var after = BEFORE.replace("{a: b}", "{a: c}").replace("image: s:1", "image: s:2");

        assertThat(diff(BEFORE, after).text())
                .containsExactly(
                        "! Deployment demo",
                        "-   spec.containers[side].image: s:1",
                        "+   spec.containers[side].image: s:2",
                        "! ConfigMap old",
                        "-   data.a: (not shown)",
                        "+   data.a: c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\\n::error::y", "two  blanks", "a\\tb"})
    void showsATextAsItIsOrNotAtAll(String text) {
        var after = BEFORE.replace("{a: b}", "{a: \"" + text + "\"}");

        assertThat(diff(BEFORE, after).text()).contains("+   data.a: (long, not shown)");
    }

    @Test
    void cutsNoText() {
        var after = BEFORE.replace("{a: b}", "{a: " + "s".repeat(301) + "}");

        assertThat(diff(BEFORE, after).text()).noneMatch(line -> line.contains("ss"));
    }

    private static ReleaseDiff diff(String before, String after) {
        return ReleaseDiff.between(Optional.of(RenderedChart.parse(before)), RenderedChart.parse(after));
    }
}
