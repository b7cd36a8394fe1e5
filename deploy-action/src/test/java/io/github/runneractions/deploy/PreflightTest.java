package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says before it changes anything, in the API server's words. */
@Tag("real")
class PreflightTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private static final String GREEDY = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: greedy}
            rules:
              - {apiGroups: [""], resources: [nodes], verbs: [delete]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: wrong}
            spec: {selector: {a: b}, ports: [{port: 123456}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: "ghcr.io/acme/good:1"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void tellsAllThatTheClusterRefusesAtOnce() {
        var tenant = tenant();
        try (var run = OwnChart.deploy(tenant, folder, GREEDY, "10s")) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Role greedy: ", "grants more than the account has", "Resources:[\"nodes\"]")
                    .contains("Service wrong: ", "123456")
                    .contains("Nothing was changed.");
        }
        assertThat(secrets(tenant)).isEmpty();
    }

    @Test
    void goesOnAfterACheckThatFails() throws IOException {
        var tenant = tenant();
        chart();
        try (var run = DeployRun.inWorkflow(
                tenant, folder, Map.of("chart", "chart", "timeout", "10s", "preflight-only", "true"))) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("passed: cluster: ", "passed: chart: ", "passed: permissions: ")
                    .contains("failed: objects: ", "grants more than the account has")
                    .contains("not known: pods of Deployment web: ", "not known: runners at GitHub: ")
                    .contains("Failed: objects.");
        }
        assertThat(secrets(tenant)).isEmpty();
    }

    private void chart() throws IOException {
        var templates = Files.createDirectories(folder.resolve("workspace/chart/templates"));
        Files.createDirectories(folder.resolve("temp"));
        Files.writeString(templates.resolveSibling("Chart.yaml"), "{apiVersion: v2, name: own, version: 1.0.0}");
        Files.writeString(templates.resolve("all.yaml"), GREEDY);
    }

    private static TenantNamespace tenant() {
        var rules = Stream.concat(
                        TenantRights.usual().stream(),
                        Stream.of(TenantRights.rule(
                                "rbac.authorization.k8s.io",
                                List.of("get", "list", "watch", "create", "patch", "delete"),
                                "roles")))
                .toList();
        return PLANE.tenant(PLANE.freshNamespace("preflight"), rules);
    }

    private static List<?> secrets(TenantNamespace tenant) {
        return PLANE.admin().secrets().inNamespace(tenant.namespace()).list().getItems();
    }
}
