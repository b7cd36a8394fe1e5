package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says about why pods do not become ready, with Helm, controllers and admission as they are. */
@Tag("real")
class FailureCausesTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final List<String> ALL =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    private static final String GOOD = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: good}
        spec:
          selector: {matchLabels: {app: good}}
          template:
            metadata: {labels: {app: good}}
            spec: {containers: [{name: app, image: "ghcr.io/acme/good:1"}]}
        """;

    private static final String BAD = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: bad}
        spec:
          replicas: 2
          selector: {matchLabels: {app: bad}}
          template:
            metadata: {labels: {app: bad}, annotations: {%s}}
            spec: {containers: [{name: app, image: "ghcr.io/acme/bad:1", resources: {%s}}], volumes: [%s]}
        """;

    @TempDir
    Path folder;

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("causes"), rights());

    @Test
    void stopsHelmWhenTheRegistryHasNoSuchImage() {
        assertThat(deploy(bad(PodFate.IMAGE_PULL_BACK_OFF, ""), "10m"))
                .contains("A pod's image cannot be pulled")
                .containsPattern(
                        "bad-\\w+-\\w+ cannot become ready: ImagePullBackOff: .*ghcr.io/acme/bad:1: not found \\(and 1"
                                + " more\\); waiting does not help, so Helm was stopped. Helm has uninstalled the release"
                                + " again.");
    }

    @Test
    void namesTheOneBadPodAmongMany() {
        var crash = "%s, %s: 'no space left'".formatted(annotation(PodFate.CRASH_LOOP_BACK_OFF), PodFate.MESSAGE);

        assertThat(deploy(GOOD.replace("spec:\n  selector", "spec:\n  replicas: 30\n  selector") + "---\n"
                        + BAD.formatted(crash, "", "")))
                .contains("A pod's container exits repeatedly")
                .containsPattern(
                        "bad-\\w+-\\w+ did not become ready: CrashLoopBackOff: container app ended with exit code 1:"
                                + " no space left");
    }

    @Test
    void saysThatAPodCannotBeScheduled() {
        assertThat(deploy(BAD.formatted("", "requests: {cpu: 1000}", "")))
                .contains("A pod cannot be scheduled")
                .contains("Insufficient cpu");
    }

    @Test
    void quotesTheEventsOfAClaim() {
        assertThat(deploy(BAD.formatted("", "", "{name: data, persistentVolumeClaim: {claimName: data}}") + """
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}
            """))
                .contains("A pod's volume claim is not bound")
                .contains("ProvisioningFailed: storageclass.storage.k8s.io \"fast\" not found");
    }

    @Test
    void saysWhichPolicyRefusesThePods() {
        PLANE.admin()
                .namespaces()
                .withName(tenant.namespace())
                .edit(namespace -> namespace
                        .edit()
                        .editMetadata()
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build());

        assertThat(deploy(BAD.formatted("", "", "")))
                .contains("A policy of the cluster refuses the chart")
                .contains("violates PodSecurity");
    }

    @Test
    void saysThatPodsAreEvicted() {
        // Ready pods must not be taken for available before that.
        assertThat(deploy(bad(PodFate.EVICTED, "").replace("replicas: 2", "replicas: 2\n  minReadySeconds: 30")))
                .contains("A pod was evicted")
                .contains("The node was low on resource: memory");
    }

    /** Helm deletes the hook's pod before it ends. */
    @Test
    void saysWhichHookFailedAndWhy() {
        assertThat(deploy("""
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: migrate
              annotations: {helm.sh/hook: pre-install, helm.sh/hook-delete-policy: hook-failed}
            spec:
              backoffLimit: 0
              template:
                metadata: {annotations: {%s}}
                spec: {restartPolicy: Never, containers: [{name: loud, image: "ghcr.io/acme/migrate:1"}]}
            """.formatted(annotation(PodFate.FAILED))))
                .contains("A hook of the chart fails")
                .containsPattern(
                        "its pre-install hook failed: Job migrate: migrate-\\w+: Error: container loud ended with exit"
                                + " code 1: fatal: no such table: widgets")
                .containsPattern("::group::last lines of container loud of pod migrate-\\w+\\R::stop-commands::.*\\R"
                        + String.join("\\R", PodFate.LOG) + "\\R");
    }

    @Test
    void quotesTheConditionOfACustomResource() {
        create("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.acme.example}
            spec:
              group: acme.example
              scope: Namespaced
              names: {kind: Widget, plural: widgets}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """);

        // As its controller would write it.
        assertThat(deploy("""
            apiVersion: acme.example/v1
            kind: Widget
            metadata: {name: blue}
            status: {conditions: [{type: Ready, status: "False", reason: NoPaint, message: out of blue}]}
            """))
                .contains("An object of the chart is not ready")
                .contains("Widget blue did not become ready: Ready is False (NoPaint): out of blue");
    }

    private static String bad(PodFate fate, String resources) {
        return BAD.formatted(annotation(fate), resources, "");
    }

    private static String annotation(PodFate fate) {
        return PodFate.KEY + ": " + fate.value();
    }

    private void create(String yaml) {
        PLANE.admin()
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(tenant.namespace())
                .serverSideApply();
    }

    private String deploy(String chart) {
        return deploy(chart, "8s");
    }

    private String deploy(String chart, String timeout) {
        try (var run = start(chart, timeout)) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            return run.output().replace("%0A", "\n");
        }
    }

    private DeployRun start(String chart, String timeout) {
        return OwnChart.deploy(tenant, folder, chart, timeout);
    }

    private static List<PolicyRule> rights() {
        return Stream.concat(
                        TenantRights.usual().stream(),
                        Stream.of(
                                TenantRights.rule("", ALL, "persistentvolumeclaims"),
                                TenantRights.rule("acme.example", ALL, "widgets")))
                .toList();
    }
}
