package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedChartTest {
    private static final RenderedChart CHART = RenderedChart.parse("""
            ---
            # Source: runner/templates/nothing.yaml
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: demo
            ---
            apiVersion: v1
            kind: List
            items:
              - apiVersion: v1
                kind: ConfigMap
                metadata: {name: one, namespace: elsewhere}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: demo
            spec:
              selector:
                matchLabels: {app.kubernetes.io/instance: demo}
              template:
                metadata:
                  labels: {app.kubernetes.io/instance: demo, app.kubernetes.io/component: runner}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: demo-broker
            spec:
              selector:
                matchLabels: {app: broker}
            """);

    @Test
    void readsEveryObjectAndTheItemsOfLists() {
        assertThat(CHART.objects())
                .extracting(object -> object.kind() + "/" + object.name())
                .containsExactly("ServiceAccount/demo", "ConfigMap/one", "Deployment/demo", "Deployment/demo-broker");
    }

    @Test
    void describesItsObjects() {
        assertThat(CHART.describe())
                .isEqualTo("ConfigMap one, Deployment demo, Deployment demo-broker, ServiceAccount demo");
        assertThat(RenderedChart.parse("{apiVersion: v1, kind: ConfigMap}\n---\n".repeat(6))
                        .describe())
                .isEqualTo("6 ConfigMap");
    }

    @Test
    void describesThemInOneLine() {
        var chart = RenderedChart.parse("{apiVersion: v1, kind: \"A\\n::error::x\", metadata: {name: \"b\\r\\nc\"}}");

        assertThat(chart.describe()).isEqualTo("A ::error::x b c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass: [s3cr3t", "a: *s3cr3t", "!!int s3cr3t", "a: b\nc: 's3cr3t\n---\n"})
    void isNotQuotedWhereItIsNotYaml(String text) {
        assertThatExceptionOfType(ToolFailed.class)
                .isThrownBy(() -> RenderedChart.parse("kind: A\n---\n" + text))
                .withMessageNotContaining("s3cr3t")
                .withNoCause()
                .satisfies(e -> assertThat(e.topic()).isEqualTo(new Topic("The chart does not render to YAML")));
    }

    @Test
    void namesTheLineThatIsNotYaml() {
        assertThatExceptionOfType(ToolFailed.class)
                .isThrownBy(() -> RenderedChart.parse("kind: A\n---\nkind: {B: ]"))
                .withMessageContaining("(line 3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "data"})
    void isNotReadWhereItContainsItself(String field) {
        var text = "{apiVersion: v1, kind: ConfigMap, " + field + ": &loop [[*loop]]}";

        // Neither does Helm.
        assertThatExceptionOfType(ToolFailed.class)
                .isThrownBy(() -> RenderedChart.parse(text))
                .withMessageStartingWith("Tried to read what the chart renders, but it is not YAML");
    }

    @Test
    void isNotReadWhereItIsNestedTooDeep() {
        var deep = "[".repeat(20_000) + "]".repeat(20_000);

        assertThatExceptionOfType(ToolFailed.class)
                .isThrownBy(() -> RenderedChart.parse("kind: A\ndata: " + deep))
                .withMessageStartingWith("Tried to read what the chart renders, but it is not YAML");
    }

    @Test
    void hasTheNameOfItsChart() {
        assertThat(RenderedChart.nameIn("---\n# Source: runner/charts/sub/templates/a.yaml\nkind: A"))
                .contains("runner");
        assertThat(RenderedChart.nameIn("---\n")).isEmpty();
    }

    @Test
    void mayBeLarge() {
        var lines = ("    " + "x".repeat(100) + "\n").repeat(40_000);

        assertThat(RenderedChart.parse("apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n" + lines)
                        .objects())
                .hasSize(1);
    }

    @Test
    void readsTheNamespaceOfAnObject() {
        assertThat(CHART.objects().get(1).namespace()).contains("elsewhere");
        assertThat(CHART.objects().get(0).namespace()).isEmpty();
    }

    @Test
    void findsTheWorkloadsWithTheirSelectors() {
        assertThat(CHART.workloads())
                .extracting(Workload::selector)
                .containsExactly(Map.of("app.kubernetes.io/instance", "demo"), Map.of("app", "broker"));
    }

    @Test
    void treatsTheLabelledWorkloadsAsRunners() {
        assertThat(CHART.runners()).extracting(Workload::name).containsExactly("demo");
    }

    @Test
    void treatsAllWorkloadsAsRunnersIfNoneIsLabelled() {
        var chart = RenderedChart.parse("""
                {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: old}}
                """);

        assertThat(chart.runners()).extracting(Workload::name).containsExactly("old");
    }
}
