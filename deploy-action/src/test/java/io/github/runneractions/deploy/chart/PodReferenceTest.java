package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodReferenceTest {
    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  imagePullSecrets: [{name: registry}]
                  initContainers:
                    - name: first
                      envFrom: [{secretRef: {name: of-first}}, {configMapRef: {name: of-all, optional: true}}]
                  containers:
                    - name: app
                      env:
                        - {name: NAME, value: database}
                        - {name: A, valueFrom: {secretKeyRef: {name: database, key: password}}}
                        - {name: B, valueFrom: {secretKeyRef: {name: spare, key: password, optional: true}}}
                        - {name: C, valueFrom: {configMapKeyRef: {name: settings, key: c}}}
                        - {name: D, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                  volumes:
                    - {name: tls, secret: {secretName: tls}}
                    - {name: more, secret: {secretName: more, optional: true}}
                    - {name: empty, emptyDir: {}}
                    - name: all
                      projected:
                        sources:
                          - {secret: {name: database}}
                          - {configMap: {name: kube-root-ca.crt}}
                          - {configMap: {name: rules}}
            ---
            """;

    @Test
    void areThoseThatAreNotOptional() {
        assertThat(of(WEB, Set.of()))
                .containsExactlyInAnyOrder(
                        "Secret of-first", "Secret database", "ConfigMap settings", "Secret tls", "ConfigMap rules");
    }

    @Test
    void areNotThoseThatTheChartOrTheRunMakes() {
        var chart = WEB + """
                {apiVersion: v1, kind: Secret, metadata: {name: database}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: team}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: rules, namespace: another}}
                ---
                {apiVersion: example.com/v1, kind: Secret, metadata: {name: tls}}
                """;

        assertThat(of(chart, Set.of("of-first", "settings")))
                .containsExactlyInAnyOrder("Secret tls", "ConfigMap rules");
    }

    @Test
    void nameThoseThatNeedThem() {
        var chart = """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly}
                spec: {jobTemplate: {spec: {template: {spec: {volumes: [{name: a, secret: {secretName: a}}]}}}}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: single}
                spec: {volumes: [{name: a, secret: {secretName: a}}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: test, annotations: {helm.sh/hook: test}}
                spec: {volumes: [{name: a, secret: {secretName: of-test}}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: elsewhere, namespace: another}
                spec: {volumes: [{name: a, secret: {secretName: a}}]}
                """;

        assertThat(PodReference.of(RenderedChart.parse(chart), "team", Set.of("a")))
                .singleElement()
                .satisfies(found -> assertThat(found.object().namespace()).contains("another"));
        assertThat(PodReference.of(RenderedChart.parse(chart), "team", Set.of())
                        .getFirst()
                        .users())
                .containsExactly("CronJob nightly", "Pod single");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: maker}, spec: {secretName: tls}}",
                "{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: tls}, spec: {}}",
                "{apiVersion: batch/v1, kind: Job, metadata: {name: maker}, spec: {template: {spec: {containers: [{args: ['--name=tls']}]}}}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: maker}, spec: {containers: [{env: [{name: A, value: team/tls}]}]}}"
            })
    void mayHaveAMakerInTheChart(String maker) {
        assertThat(makerOfTls(maker)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: batch/v1, kind: Job, metadata: {name: tls}, spec: {template: {spec: {containers: [{args: ['--name=tls-2', 'my.tls', 'xtls']}]}}}}",
                "{apiVersion: v1, kind: Service, metadata: {name: tls}, spec: {selector: {app: tls}}}",
                "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}, spec: {tls: [{secretName: tls}]}}"
            })
    void haveNoMakerInWhatOnlyLooksLikeOne(String other) {
        assertThat(makerOfTls(other)).isEmpty();
    }

    private static Optional<String> makerOfTls(String other) {
        var chart = RenderedChart.parse(WEB + other);
        return PodReference.of(chart, "team", Set.of()).stream()
                .filter(found -> found.object().name().equals("tls"))
                .findFirst()
                .orElseThrow()
                .maker(chart);
    }

    private static List<String> of(String chart, Set<String> made) {
        return PodReference.of(RenderedChart.parse(chart), "team", made).stream()
                .map(found -> found.object().kind() + " " + found.object().name())
                .toList();
    }
}
