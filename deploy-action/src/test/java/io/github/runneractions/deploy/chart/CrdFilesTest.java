package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrdFilesTest {
    @Test
    void areLeftOutWithAllTheirDocuments() {
        assertThat(CrdFiles.without("""
                ---
                # Source: demo/crds/two.yaml
                kind: CustomResourceDefinition
                ---
                kind: CustomResourceDefinition
                ---
                # Source: demo/charts/sub/crds/one.yaml
                kind: CustomResourceDefinition
                ---
                # Source: demo/templates/crds/third.yaml
                kind: CustomResourceDefinition
                ---
                # Source: demo/templates/all.yaml
                kind: ConfigMap
                """)).isEqualTo("""
                ---
                # Source: demo/templates/crds/third.yaml
                kind: CustomResourceDefinition
                ---
                # Source: demo/templates/all.yaml
                kind: ConfigMap
                """);
    }

    @Test
    void areNotInAManifestWithoutNames() {
        assertThat(CrdFiles.without("kind: ConfigMap")).isEqualTo("kind: ConfigMap\n");
    }
}
