package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.ToolFailed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeededRightsTest {
    private static final Map<String, ApiResource> SERVED = Map.of(
            "ServiceAccount", new ApiResource("", "v1", "serviceaccounts", "ServiceAccount", true),
            "Deployment", new ApiResource("apps", "v1", "deployments", "Deployment", true),
            "CustomResourceDefinition",
                    new ApiResource("apiextensions.k8s.io", "v1", "customresourcedefinitions", "", false));

    private static final RestMapper KINDS = (_, kind) -> Optional.ofNullable(SERVED.get(kind));

    @Test
    void followFromTheChartsObjects() {
        assertThat(rights("{apiVersion: v1, kind: ServiceAccount, metadata: {name: demo}}"))
                .contains(
                        "create serviceaccounts in team",
                        "patch serviceaccounts in team",
                        "watch serviceaccounts in team",
                        "delete serviceaccounts in team")
                .contains("update secrets in team", "watch events in team", "list pods in team")
                .doesNotContain("list replicasets.apps in team");
    }

    @Test
    void includeWhatHelmLooksAtForADeployment() {
        assertThat(rights("{apiVersion: apps/v1, kind: Deployment, metadata: {name: demo}}"))
                .contains("list replicasets.apps in team", "create deployments.apps in team");
    }

    @Test
    void goWhereTheObjectGoes() {
        assertThat(rights("{apiVersion: v1, kind: ServiceAccount, metadata: {name: demo, namespace: other}}"))
                .contains("create serviceaccounts in other")
                .doesNotContain("create serviceaccounts in team");
    }

    @Test
    void knowKindsThatTheChartBringsItself() {
        assertThat(rights("""
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: things.acme.example}
                        spec: {group: acme.example, scope: Namespaced, names: {kind: Thing, plural: things}}
                        ---
                        {apiVersion: acme.example/v1, kind: Thing, metadata: {name: demo}}
                        """))
                .contains("create things.acme.example in team")
                .contains("create customresourcedefinitions.apiextensions.k8s.io (in the whole cluster)");
    }

    @Test
    void failForAKindThatNobodyKnows() {
        assertThatThrownBy(() -> rights("{apiVersion: acme.example/v1, kind: Thing, metadata: {name: demo}}"))
                .isInstanceOf(ToolFailed.class)
                .hasMessageContaining("does not know the kind Thing of acme.example/v1");
    }

    private static List<String> rights(String manifest) {
        return NeededRights.of(RenderedChart.parse(manifest), KINDS, "team").stream()
                .map(ResourceAttributes::toString)
                .toList();
    }
}
