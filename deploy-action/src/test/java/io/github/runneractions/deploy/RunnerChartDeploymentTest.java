package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner chart with broker and cleanup, in namespaces that admit only restricted pods. */
@Tag("real")
class RunnerChartDeploymentTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<String> ALL =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
    private static final String APP = "{app: {secretName: app}, github: {url: 'https://github.com/acme/widgets'}";

    @TempDir
    Path folder;

    @Test
    void runsBrokerAndCleanupWithARoleForWhatTheyDo() {
        var rights = Stream.concat(
                        TenantRights.usual().stream(),
                        Stream.of(TenantRights.rule("rbac.authorization.k8s.io", ALL, "roles", "rolebindings")))
                .toList();
        var tenant = restricted(rights);

        var output = deploy(tenant, APP + "}");

        assertThat(output).contains("is at revision 1, deployed");
        // By the first Job, and by the Deployment.
        await(tenant, "broker", 1);
        await(tenant, "runner", 2);
        for (var name : List.of("demo-broker", "demo-cleanup")) {
            run(tenant, name);
        }
        await(tenant, "broker", 2);
        await(tenant, "cleanup", 1);
        assertThat(List.of(
                        may(tenant, "demo-broker", "patch", "secrets", "demo-registration"),
                        may(tenant, "demo-broker", "get", "secrets", "demo-registration"),
                        may(tenant, "demo-broker", "create", "secrets", "demo-registration"),
                        may(tenant, "demo-cleanup", "list", "pods", "")))
                .containsOnly(true);
        assertThat(List.of(
                        may(tenant, "demo-broker", "get", "secrets", "app"),
                        may(tenant, "demo-broker", "list", "secrets", ""),
                        may(tenant, "demo-cleanup", "get", "secrets", "app"),
                        may(tenant, "demo-cleanup", "delete", "pods", "")))
                .containsOnly(false);
    }

    @Test
    void runsThemAsExistingAccountsWhereNoRoleMayBeCreated() {
        var tenant = restricted(TenantRights.usual());
        PLANE.admin()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("operator")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .build())
                .create();

        var output = deploy(
                tenant, APP + ", broker: {serviceAccountName: operator}, cleanup: {serviceAccountName: operator}}");

        assertThat(output).contains("is at revision 1, deployed");
        await(tenant, "broker", 1);
    }

    @Test
    void saysBeforeItChangesAnythingThatNoRoleMayBeCreated() {
        var tenant = restricted(TenantRights.usual());

        var output = deploy(tenant, APP + "}");

        assertThat(output).contains("roles").contains("rolebindings").doesNotContain("Deploying release");
    }

    private TenantNamespace restricted(List<PolicyRule> rights) {
        var tenant = PLANE.tenant(PLANE.freshNamespace("chart"), rights);
        PLANE.admin()
                .namespaces()
                .withName(tenant.namespace())
                .edit(namespace -> namespace
                        .edit()
                        .editMetadata()
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build());
        return tenant;
    }

    private String deploy(TenantNamespace tenant, String values) {
        try (var run = DeployRun.start(tenant, folder, Map.of("values", values, "timeout", "60s"))) {
            run.exitCode();
            return run.output();
        }
    }

    /** As {@code kubectl create job --from} does. */
    private static void run(TenantNamespace tenant, String cronJob) {
        CronJob of = PLANE.admin()
                .batch()
                .v1()
                .cronjobs()
                .inNamespace(tenant.namespace())
                .withName(cronJob)
                .get();
        PLANE.admin()
                .resource(new JobBuilder()
                        .withMetadata(of.getSpec().getJobTemplate().getMetadata())
                        .editMetadata()
                        .withName(cronJob + "-by-hand")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .withSpec(of.getSpec().getJobTemplate().getSpec())
                        .build())
                .create();
    }

    private static void await(TenantNamespace tenant, String component, int pods) {
        Await.until(
                pods + " pods of " + component, () -> pods(tenant, component).size() == pods, LIMIT);
    }

    private static List<Pod> pods(TenantNamespace tenant, String component) {
        return PLANE.admin()
                .pods()
                .inNamespace(tenant.namespace())
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems();
    }

    private static boolean may(TenantNamespace tenant, String account, String verb, String resource, String name) {
        return PLANE.admin()
                .resource(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser("system:serviceaccount:" + tenant.namespace() + ":" + account)
                        .withNewResourceAttributes()
                        .withNamespace(tenant.namespace())
                        .withVerb(verb)
                        .withResource(resource)
                        .withName(name)
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .create()
                .getStatus()
                .getAllowed();
    }
}
