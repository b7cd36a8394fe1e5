package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingPermissionsTest {
    private static final List<ResourceAttributes> MISSING = List.of(
            new ResourceAttributes("create", "", "secrets", "team"),
            new ResourceAttributes("create", "apps", "deployments", "team"),
            new ResourceAttributes("patch", "apps", "deployments", "team"),
            new ResourceAttributes("create", "apps", "statefulsets", "team"),
            new ResourceAttributes("patch", "apps", "statefulsets", "team"));

    @Test
    void areAllNamedWithTheRulesThatGrantThem() {
        var failure = MissingPermissions.of(MISSING, 20, "system:serviceaccount:team:deployer", "team");

        assertThat(failure.topic()).isEqualTo(MissingPermissions.MISSING);
        assertThat(failure)
                .hasMessage(
                        "Tried to check whether system:serviceaccount:team:deployer may deploy to namespace team, but it"
                                + " may not create, patch deployments.apps in team; create secrets in team; create, patch"
                                + " statefulsets.apps in team.");
        assertThat(failure.hint().toString()).endsWith("""
                - apiGroups: [""]
                  resources: [secrets]
                  verbs: [create]
                - apiGroups: ["apps"]
                  resources: [deployments, statefulsets]
                  verbs: [create, patch]""");
    }

    @Test
    void nameAnUnusualApiGroupUnchanged() {
        var odd = List.of(new ResourceAttributes("create", "%s%n%d.example.com", "things", "team"));

        assertThat(MissingPermissions.of(odd, 20, "deployer", "team").hint().toString())
                .contains("""
                - apiGroups: ["%s%n%d.example.com"]
                  resources: [things]
                  verbs: [create]""");
    }

    @Test
    void pointAtTheNamespaceWhenTheAccountHasNone() {
        var failure = MissingPermissions.of(MISSING, 0, "deployer", "team");

        assertThat(failure.topic()).isEqualTo(MissingPermissions.NONE_AT_ALL);
        assertThat(failure.hint().toString()).startsWith("Check that `namespace` is spelled correctly");
    }
}
