package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of many objects that are as Helm has applied them last, none is applied in a dry run; whatever is wrong with one is still said before
 * anything changes.
 */
@Tag("real")
class SettledObjectsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String POLICIES = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
    private static final String BINDINGS = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings";

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("settled"));
    private final String policy = "no-dry-run-" + tenant.namespace();
    private boolean isPlaced;

    @AfterEach
    void removePolicy() {
        if (isPlaced) {
            PLANE.admin().raw(BINDINGS + "/" + policy, "DELETE", null);
            PLANE.admin().raw(POLICIES + "/" + policy, "DELETE", null);
        }
    }

    @Test
    void areNotAppliedInADryRun() {
        assertThat(deploys(12, "a")).isEmpty();
        refuseDryRuns();

        assertThat(deploys(12, "a")).isEmpty();
        assertThat(deploys(12, "b")).contains("a policy refuses it").contains(policy);
        // Of few objects, the list of all in the namespace could be longer than they are.
        assertThat(deploys(9, "a")).contains("a policy refuses it");
    }

    @Test
    void areNotThoseOfWhichSomebodyElseOwnsAField() {
        assertThat(deploys(12, "a")).isEmpty();
        take("somebody", Map.of("value", "mine"));

        assertThat(deploys(12, "a"))
                .contains("ConfigMap data-3: `somebody` owns the field .data.value")
                .contains("Nothing was changed.");
        assertThat(revisions()).isEqualTo(1);
    }

    /** Such as those of a revision that Helm has applied before it failed. */
    @Test
    void areNotThoseThatHelmHasChangedSince() {
        assertThat(deploys(12, "a")).isEmpty();
        take("helm", Map.of("value", "of a later revision"));
        refuseDryRuns();

        assertThat(deploys(12, "a"))
                .contains("ConfigMap data-3: a policy refuses it")
                .doesNotContain("data-4");
    }

    /** Such as an annotation that a controller writes. */
    @Test
    void mayHaveOtherFieldsOfOthers() {
        assertThat(deploys(12, "a")).isEmpty();
        take("somebody", Map.of("other", "mine"));
        refuseDryRuns();

        assertThat(deploys(12, "a")).isEmpty();
    }

    @Test
    void areNotThoseThatAreGone() {
        assertThat(deploys(12, "a")).isEmpty();
        var maps = PLANE.admin().configMaps().inNamespace(tenant.namespace());
        maps.withName("data-3").delete();
        refuseDryRuns();

        assertThat(deploys(12, "a"))
                .contains("ConfigMap data-3: a policy refuses it")
                .doesNotContain("data-4");
    }

    private void take(String manager, Map<String, String> data) {
        var mine = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("data-3")
                .withNamespace(tenant.namespace())
                // Helm would give up what it has written and does not write again.
                .withLabels(manager.equals("helm") ? Map.of("app.kubernetes.io/managed-by", "Helm") : null)
                .withAnnotations(
                        manager.equals("helm")
                                ? Map.of(
                                        "meta.helm.sh/release-name",
                                        "demo",
                                        "meta.helm.sh/release-namespace",
                                        tenant.namespace())
                                : null)
                .endMetadata()
                .withData(data)
                .build();
        var taken = PLANE.admin()
                .configMaps()
                .inNamespace(tenant.namespace())
                .withName("data-3")
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .withFieldManager(manager)
                                .withForce(true)
                                .build(),
                        Serialization.asYaml(mine));
        assertThat(taken.getData()).containsAllEntriesOf(data);
    }

    private long revisions() {
        return new HelmRecords(PLANE, tenant.namespace()).statuses().size();
    }

    /** What a run writes that fails; empty when it succeeds. */
    private String deploys(int objects, String value) {
        var chart = IntStream.range(0, objects)
                .mapToObj(each -> "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: data-" + each
                        // For YAML 1.1, the second key is no text.
                        + "}\ndata: {value: " + value + ", n: a}\n")
                .collect(Collectors.joining());
        try (var run = OwnChart.deploy(tenant, folder, chart, "20s")) {
            return run.exitCode() == 0 ? "" : run.output();
        }
    }

    /** Has the API server refuse each dry run of a ConfigMap in the namespace. */
    private void refuseDryRuns() {
        Map<String, Object> rule = Map.of(
                "apiGroups", List.of(""),
                "apiVersions", List.of("v1"),
                "operations", List.of("CREATE", "UPDATE"),
                "resources", List.of("configmaps"));
        Map<String, Object> namespace =
                Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", tenant.namespace()));
        place(
                POLICIES,
                "ValidatingAdmissionPolicy",
                Map.of(
                        "matchConstraints", Map.of("resourceRules", List.of(rule), "namespaceSelector", namespace),
                        "validations", List.of(Map.of("expression", "request.dryRun != true"))));
        isPlaced = true;
        place(
                BINDINGS,
                "ValidatingAdmissionPolicyBinding",
                Map.of("policyName", policy, "validationActions", List.of("Deny")));
        Await.until("the policy to refuse a dry run", this::isRefused, LIMIT);
    }

    private void place(String path, String kind, Map<String, Object> spec) {
        var object = Map.of(
                "apiVersion",
                "admissionregistration.k8s.io/v1",
                "kind",
                kind,
                "metadata",
                Map.of("name", policy),
                "spec",
                spec);
        PLANE.admin().raw(path, "POST", Serialization.asJson(object));
    }

    private boolean isRefused() {
        var any = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("any")
                .withNamespace(tenant.namespace())
                .endMetadata()
                .build();
        try {
            PLANE.admin().resource(any).dryRun().create();
            return false;
        } catch (KubernetesClientException e) {
            return e.getCode() == 422 || e.getCode() == 403;
        }
    }
}
