package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

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
    void readsEveryObjectAlsoOfLists() {
        assertThat(CHART.objects())
                .extracting(object -> object.kind() + "/" + object.name())
                .containsExactly("ServiceAccount/demo", "ConfigMap/one", "Deployment/demo", "Deployment/demo-broker");
    }

    @Test
    void saysWhatItComesTo() {
        assertThat(CHART.describe())
                .isEqualTo("ConfigMap one, Deployment demo, Deployment demo-broker, ServiceAccount demo");
        assertThat(RenderedChart.parse("{apiVersion: v1, kind: ConfigMap}\n---\n".repeat(6))
                        .describe())
                .isEqualTo("6 ConfigMap");
    }

    @Test
    void seesWhereAnObjectGoes() {
        assertThat(CHART.objects().get(1).namespace()).contains("elsewhere");
        assertThat(CHART.objects().get(0).namespace()).isEmpty();
    }

    @Test
    void findsTheWorkloadsWithTheirPodsLabels() {
        assertThat(CHART.workloads())
                .extracting(Workload::selector)
                .containsExactly(Map.of("app.kubernetes.io/instance", "demo"), Map.of("app", "broker"));
    }

    @Test
    void takesForRunnersWhatSaysSo() {
        assertThat(CHART.runners()).extracting(Workload::name).containsExactly("demo");
    }

    @Test
    void takesAllForRunnersWhenNoneSaysSo() {
        var chart = RenderedChart.parse("""
                {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: old}}
                """);

        assertThat(chart.runners()).extracting(Workload::name).containsExactly("old");
    }

    @Test
    void knowsWhatAWorkloadHasMadeByName() {
        var workload = CHART.workloads().getFirst();

        assertThat(workload.made("demo")).isTrue();
        assertThat(workload.made("demo-7c9d8f6b54")).isTrue();
        assertThat(workload.made("demo-7c9d8f6b54-x2x4q")).isTrue();
        assertThat(workload.made("demo-gpu-7c9d8f6b54-x2x4q")).isFalse();
        assertThat(workload.made("other-7c9d8f6b54-x2x4q")).isFalse();
    }
}
