package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.CronJobs;
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
    private static final PolicyRule ROLES =
            TenantRights.rule("rbac.authorization.k8s.io", ALL, "roles", "rolebindings");
    private static final String APP = "{app: {secretName: app}, github: {url: 'https://github.com/acme/widgets'}";

    @TempDir
    Path folder;

    @Test
    void runsBrokerAndCleanupWithARoleForWhatTheyDo() {
        var tenant = restricted(rightsAnd(ROLES, TenantRights.rule("", List.of("create", "patch"), "events")));

        var output = deploy(tenant, APP + "}");

        assertThat(output).contains("is at revision 1, deployed");
        // By the first Job, and by the Deployment.
        await(tenant, "broker", 1);
        await(tenant, "runner", 2);
        for (var name : List.of("demo-broker", "demo-cleanup")) {
            CronJobs.runNow(PLANE.admin(), tenant.namespace(), name);
        }
        await(tenant, "broker", 2);
        await(tenant, "cleanup", 1);
        assertThat(List.of(
                        may(tenant, "demo-broker", "patch", "secrets", "demo-registration"),
                        may(tenant, "demo-broker", "get", "secrets", "demo-registration"),
                        may(tenant, "demo-broker", "create", "secrets", "demo-registration"),
                        may(tenant, "demo-cleanup", "list", "pods", ""),
                        may(tenant, "demo-broker", "create", "events", ""),
                        may(tenant, "demo-broker", "patch", "events", ""),
                        may(tenant, "demo-broker", "get", "apps/deployments", "demo"),
                        may(tenant, "demo-cleanup", "create", "events", ""),
                        may(tenant, "demo-cleanup", "patch", "events", ""),
                        may(tenant, "demo-cleanup", "get", "apps/deployments", "demo")))
                .containsOnly(true);
        assertThat(List.of(
                        may(tenant, "demo-broker", "get", "secrets", "app"),
                        may(tenant, "demo-broker", "list", "secrets", ""),
                        may(tenant, "demo-cleanup", "get", "secrets", "app"),
                        may(tenant, "demo-cleanup", "delete", "pods", ""),
                        may(tenant, "demo-cleanup", "get", "events", ""),
                        may(tenant, "demo-cleanup", "get", "apps/deployments", "other"),
                        may(tenant, "demo-broker", "patch", "apps/deployments", "demo")))
                .containsOnly(false);
    }

    @Test
    void grantsNoEventsWhenTheDeployerHasNone() {
        var tenant = restricted(rightsAnd(ROLES));

        assertThat(deploy(tenant, APP + "}")).contains("events").doesNotContain("is at revision 1, deployed");

        assertThat(deploy(tenant, APP + ", events: {enabled: false}}")).contains("is at revision 1, deployed");
        await(tenant, "broker", 1);
        assertThat(may(tenant, "demo-broker", "create", "events", "")).isFalse();
    }

    @Test
    void runsThemAsExistingAccountsWhereNoRoleMayBeCreated() {
        var tenant = restricted(TenantRights.usual());
        account(
                tenant,
                "operator",
                named("", List.of("get", "create", "patch"), "secrets", "demo-registration"),
                TenantRights.rule("", List.of("get", "list"), "pods"),
                TenantRights.rule("", List.of("create", "patch"), "events"),
                named("apps", List.of("get"), "deployments", "demo"));

        var output = deploy(
                tenant, APP + ", broker: {serviceAccountName: operator}, cleanup: {serviceAccountName: operator}}");

        assertThat(output).contains("is at revision 1, deployed");
        await(tenant, "broker", 1);
        assertThat(pods(tenant, "broker").getFirst().getSpec().getServiceAccountName())
                .isEqualTo("operator");
        // All that the account of a Role from the chart may do, and no more of Secrets.
        assertThat(List.of(
                        may(tenant, "operator", "patch", "secrets", "demo-registration"),
                        may(tenant, "operator", "get", "secrets", "demo-registration"),
                        may(tenant, "operator", "create", "secrets", "demo-registration"),
                        may(tenant, "operator", "list", "pods", ""),
                        may(tenant, "operator", "create", "events", ""),
                        may(tenant, "operator", "patch", "events", ""),
                        may(tenant, "operator", "get", "apps/deployments", "demo")))
                .containsOnly(true);
        assertThat(List.of(
                        may(tenant, "operator", "get", "secrets", "app"),
                        may(tenant, "operator", "list", "secrets", ""),
                        may(tenant, "operator", "delete", "pods", "")))
                .containsOnly(false);
    }

    @Test
    void saysBeforeItChangesAnythingThatNoRoleMayBeCreated() {
        var tenant = restricted(TenantRights.usual());

        var output = deploy(tenant, APP + "}");

        assertThat(output).contains("roles").contains("rolebindings").doesNotContain("Deploying release");
    }

    /** As somebody who may create Roles prepares it, by the chart's README. */
    private static void account(TenantNamespace tenant, String name, PolicyRule... rules) {
        var admin = PLANE.admin();
        admin.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .build())
                .create();
        admin.resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .withRules(rules)
                        .build())
                .create();
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", name)
                        .addNewSubject("", "ServiceAccount", name, tenant.namespace())
                        .build())
                .create();
    }

    private static PolicyRule named(String group, List<String> verbs, String resource, String name) {
        return new PolicyRuleBuilder(TenantRights.rule(group, verbs, resource))
                .withResourceNames(name)
                .build();
    }

    private static List<PolicyRule> rightsAnd(PolicyRule... more) {
        return Stream.concat(TenantRights.usual().stream(), Stream.of(more)).toList();
    }

    private TenantNamespace restricted(List<PolicyRule> rights) {
        var tenant = PLANE.tenant(PLANE.freshNamespace("chart"), rights);
        RestrictedNamespace.restrict(PLANE, tenant.namespace());
        return tenant;
    }

    private String deploy(TenantNamespace tenant, String values) {
        try (var run = DeployRun.start(tenant, folder, Map.of("values", values, "timeout", "60s"))) {
            run.exitCode();
            return run.output();
        }
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

    /** @param resource with its group and a slash before it, unless that is the core group */
    private static boolean may(TenantNamespace tenant, String account, String verb, String resource, String name) {
        return PLANE.admin()
                .resource(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser("system:serviceaccount:" + tenant.namespace() + ":" + account)
                        .withNewResourceAttributes()
                        .withNamespace(tenant.namespace())
                        .withVerb(verb)
                        .withGroup(resource.contains("/") ? resource.substring(0, resource.indexOf('/')) : "")
                        .withResource(resource.substring(resource.indexOf('/') + 1))
                        .withName(name)
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .create()
                .getStatus()
                .getAllowed();
    }
}
