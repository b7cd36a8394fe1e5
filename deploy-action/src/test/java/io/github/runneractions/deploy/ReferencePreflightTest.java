package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the preflight says of Secrets and ConfigMaps without which pods do not start. */
@Tag("real")
class ReferencePreflightTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Map<String, String> NO_REGISTRATION =
            Map.of("registration-token", "", "registration-token-expires-at", "");
    private static final String CHECK = "Secrets and ConfigMaps of the pods: ";

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("references"), withoutConfigMaps());

    @Test
    void saysThatThereIsNothingToRegisterWith() {
        assertThat(runners(1, NO_REGISTRATION))
                .contains("failed: " + CHECK
                        + "Secret demo-registration is missing, and the pods of Deployment demo do not start")
                .contains("Set `registration-token`, or `client-id` and `private-key` of an app")
                .contains("Failed: Secrets and ConfigMaps of the pods.");
    }

    @Test
    void saysThatTheTokenOfAnEarlierRunHasExpired() {
        registration("2020-01-01T00:00:00Z");

        assertThat(runners(1, NO_REGISTRATION))
                .contains("failed: " + CHECK
                        + "the token in Secret demo-registration expired at 2020-01-01T00:00:00Z, and new pods");
    }

    @Test
    void takesTheTokenOfAnEarlierRun() {
        registration("2035-01-01T00:00:00Z");

        assertThat(runners(0, NO_REGISTRATION))
                .contains("passed: " + CHECK
                        + "Secret demo-registration is there, and its token expires at 2035-01-01T00:00:00Z")
                .containsPattern("\nOf [0-9]+ checks 0 failed, [0-9]+ are not known, and [0-9]+ passed");
    }

    @Test
    void leavesTheRegistrationToTheBrokerAndMissesItsKey() {
        var inputs = new HashMap<>(NO_REGISTRATION);
        inputs.put(
                "values",
                "{app: {secretName: app}, github: {url: 'https://github.com/acme/widgets'},"
                        + " broker: {serviceAccountName: operator}, cleanup: {enabled: false}}");

        assertThat(runners(1, inputs))
                .contains("Secret demo-registration is missing, and Job demo-broker-")
                .contains("Secret app is missing, and the pods of CronJob demo-broker");
    }

    @Test
    void needsNothingThatTheRunMakes() {
        assertThat(runners(0, Map.of())).contains("passed: " + CHECK + "the chart or this run makes those");
        assertThat(own("secretKeyRef", 0, Map.of("secrets", "settings: {a: b}")))
                .contains("passed: " + CHECK);
    }

    @Test
    void tellsWhatTheAccountMayNotRead() {
        assertThat(own("configMapKeyRef", 0, Map.of()))
                .contains("not known: " + CHECK
                        + "because the account may not read ConfigMap settings, which the pods of Deployment web need");
        assertThat(own("secretKeyRef", 1, Map.of()))
                .contains("Secret settings is missing", "or have this step make it with `secrets`.");
    }

    private void registration(String end) {
        PLANE.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("demo-registration")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .withStringData(Map.of("token", "AAAA0BBBB", "expires-at", end))
                        .build())
                .create();
    }

    private String runners(int exitCode, Map<String, String> more) {
        var inputs = new HashMap<>(more);
        inputs.put("preflight-only", "true");
        try (var run = DeployRun.start(tenant, folder, inputs)) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
            return run.output();
        }
    }

    private String own(String reference, int exitCode, Map<String, String> more) {
        var inputs = new HashMap<>(more);
        inputs.put("preflight-only", "true");
        try (var run = OwnChart.start(tenant, folder, web(reference), inputs)) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
            return run.output();
        }
    }

    /** @param reference to an object with the name settings */
    private static String web(String reference) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: app
                      image: "ghcr.io/acme/good:1"
                      env: [{name: A, valueFrom: {%s: {name: settings, key: a}}}]
            """.formatted(reference);
    }

    private static List<PolicyRule> withoutConfigMaps() {
        return TenantRights.usual().stream()
                .map(rule -> rule.edit()
                        .withResources(rule.getResources().stream()
                                .filter(resource -> !resource.equals("configmaps"))
                                .toList())
                        .build())
                .toList();
    }
}
