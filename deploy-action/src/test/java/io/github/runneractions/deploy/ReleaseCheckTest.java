package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of the cluster's objects before it changes one: whose they are, and whether it may delete them. */
@Tag("real")
class ReleaseCheckTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Map<String, String> PREFLIGHT = Map.of("preflight-only", "true");

    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            """;
    private static final String WEB = """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            """;
    private static final String OWN = """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: own}
            """;

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("owners"));

    @Test
    void namesEachObjectOfTheChartThatIsSomebodyElses() {
        others();

        assertThat(fails(SETTINGS + WEB + OWN, Map.of()))
                .contains("An object of the chart exists outside the release")
                .contains("""
                        objects of the chart exist that do not belong to this release:
                        ConfigMap settings: of release shop in namespace %1$s
                        Service web: of no release, managed by somebody
                        Choose another `release`""".formatted(tenant.namespace()))
                .doesNotContain("ConfigMap own:");
        assertThat(records().statuses()).isEmpty();
        assertThat(fails(SETTINGS + WEB + OWN, PREFLIGHT))
                .contains(
                        "failed: objects of others: ",
                        "ConfigMap settings: of release shop",
                        "Service web: of no release")
                .contains("passed: removals: the chart has everything that the release has");
    }

    @Test
    void letsTheReleaseTakeThemOver() {
        others();

        deploys(SETTINGS + WEB, Map.of("take-ownership", "true", "force-conflicts", "true"));
        deploys(SETTINGS + WEB + OWN, Map.of());

        assertThat(records().statuses()).containsExactly("superseded", "deployed");
    }

    @Test
    void namesThoseThatAnUpgradeBrings() {
        deploys(OWN, Map.of());
        others();

        assertThat(fails(SETTINGS + OWN, Map.of())).contains("\nConfigMap settings: of release shop");
        assertThat(records().statuses()).containsExactly("deployed");
    }

    @Test
    void needsThePermissionToDeleteWhatTheChartDoesNotHaveAnyMore() {
        deploys(SETTINGS + WEB, Map.of());
        allowWithoutDelete("services");

        assertThat(fails(SETTINGS, PREFLIGHT))
                .contains("failed: removals: ", "it may not delete services in " + tenant.namespace())
                .contains("passed: objects of others: ", "passed: objects: ");
        assertThat(fails(SETTINGS, Map.of("dry-run", "true")))
                .contains("it may not delete services in " + tenant.namespace());
        deploys(SETTINGS + WEB, Map.of());
    }

    @Test
    void needsThePermissionToDeleteOldRecords() {
        deploys(SETTINGS, Map.of());
        allowWithoutDelete("secrets");

        assertThat(fails(SETTINGS, Map.of("preflight-only", "true", "history-max", "1")))
                .contains("failed: removals: ", "it may not delete secrets in " + tenant.namespace());
    }

    /** The run before was killed: its record is as it has left it. */
    @Test
    void looksBeforeItRecoversTheRelease() {
        var release = HeldRelease.create(PLANE, folder);
        release.deploy(1, "part: a");
        try (var run = release.start(2, "{part: b, hold: post-upgrade}", Map.of())) {
            release.awaitHeld("pending-upgrade");
            run.killAll();
        }
        allowWithoutDelete(release.tenant(), "configmaps");

        try (var run = release.start(3, "part: c", Map.of())) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("it may not delete configmaps in "
                            + release.tenant().namespace())
                    .doesNotContain("was left pending-upgrade");
        }
        assertThat(release.records().statuses()).endsWith("pending-upgrade");
    }

    private void others() {
        create(new ConfigMapBuilder()
                .withNewMetadata()
                .withName("settings")
                .addToLabels("app.kubernetes.io/managed-by", "Helm")
                .addToAnnotations("meta.helm.sh/release-name", "shop")
                .addToAnnotations("meta.helm.sh/release-namespace", tenant.namespace())
                .endMetadata()
                .build());
        create(new ServiceBuilder()
                .withNewMetadata()
                .withName("web")
                .addToLabels("app.kubernetes.io/managed-by", "somebody")
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build());
    }

    private void create(HasMetadata object) {
        PLANE.admin().resource(object).inNamespace(tenant.namespace()).create();
    }

    private void allowWithoutDelete(String resource) {
        allowWithoutDelete(tenant, resource);
    }

    private static void allowWithoutDelete(TenantNamespace tenant, String resource) {
        var rules = TenantRights.usual().stream()
                .flatMap(rule -> rule.getResources().contains(resource) ? split(rule, resource) : Stream.of(rule))
                .toList();
        var _ = PLANE.tenant(tenant.namespace(), rules);
    }

    private static Stream<PolicyRule> split(PolicyRule rule, String resource) {
        var others = rule.edit().removeFromResources(resource).build();
        var less = rule.edit()
                .withResources(resource)
                .removeFromVerbs("delete", "deletecollection")
                .build();
        return Stream.of(others, less).filter(each -> !each.getResources().isEmpty());
    }

    private HelmRecords records() {
        return new HelmRecords(PLANE, tenant.namespace());
    }

    private void deploys(String objects, Map<String, String> inputs) {
        try (var run = OwnChart.start(tenant, folder, objects, inputs)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    private String fails(String objects, Map<String, String> inputs) {
        try (var run = OwnChart.start(tenant, folder, objects, inputs)) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            return run.output().replace("%0A", "\n");
        }
    }
}
