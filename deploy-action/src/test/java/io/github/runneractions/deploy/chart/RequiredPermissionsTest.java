package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.ToolFailed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequiredPermissionsTest {
    private static final Map<String, ApiResource> SERVED = Map.of(
            "ServiceAccount", new ApiResource("", "v1", "serviceaccounts", "ServiceAccount", true),
            "Deployment", new ApiResource("apps", "v1", "deployments", "Deployment", true),
            "Job", new ApiResource("batch", "v1", "jobs", "Job", true),
            "CustomResourceDefinition",
                    new ApiResource("apiextensions.k8s.io", "v1", "customresourcedefinitions", "", false));

    private static final String SERVICE_ACCOUNT = "{apiVersion: v1, kind: ServiceAccount, metadata: {name: demo}}";

    private static final String DEFINITION = """
            ---
            # Source: demo/crds/things.yaml
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: things.acme.example}
            spec: {group: acme.example, scope: Namespaced, names: {kind: Thing, plural: things}}
            """;

    private static final RestMapper KINDS = new RestMapper() {
        @Override
        public Optional<ApiResource> find(String apiVersion, String kind) {
            return Optional.ofNullable(SERVED.get(kind));
        }

        @Override
        public List<String> otherVersions(String apiVersion, String kind) {
            return kind.equals("PodDisruptionBudget") ? List.of("policy/v1") : List.of();
        }
    };

    @Test
    void followFromTheObjectsOfTheChart() {
        assertThat(lacking(Operation.INSTALL, SERVICE_ACCOUNT, _ -> true))
                .containsExactly(
                        "create secrets in team",
                        "create serviceaccounts in team",
                        "get serviceaccounts in team",
                        "list secrets in team",
                        "patch serviceaccounts in team");
    }

    @Test
    void areFewerForTheOtherWaysOfWaiting() {
        var deployment = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: demo}}";

        assertThat(waiting(deployment, "")).contains(Waiting.WATCHER);
        assertThat(waiting(deployment, "watch deployments")).contains(Waiting.LEGACY);
        assertThat(waiting(deployment, "list replicasets")).contains(Waiting.NONE);
        assertThat(waiting(hook("pre-install"), "list jobs")).contains(Waiting.LEGACY);
        assertThat(waiting(hook("pre-install"), "jobs")).isEmpty();
    }

    @Test
    void includeNoUpdateOfWhatTheAccountMayPatch() {
        assertThat(lacking(Operation.UPGRADE, SERVICE_ACCOUNT, right -> right.contains("update secrets")))
                .isEmpty();
        assertThat(lacking(Operation.INSTALL, SERVICE_ACCOUNT, right -> right.matches("(update|patch) secrets .*")))
                .isEmpty();
        assertThat(lacking(Operation.UPGRADE, SERVICE_ACCOUNT, right -> right.matches("(update|patch) secrets .*")))
                .containsExactly("update secrets in team");
    }

    @Test
    void includeNothingForHooksOfOtherOperations() {
        assertThat(lacking(Operation.UPGRADE, hook("pre-install"), right -> right.contains("jobs")))
                .isEmpty();
        assertThat(lacking(Operation.INSTALL, hook("post-install, pre-delete"), right -> right.contains("jobs")))
                .containsExactly(
                        "create jobs.batch in team",
                        "delete jobs.batch in team",
                        "list jobs.batch in team",
                        "patch jobs.batch in team",
                        "watch jobs.batch in team");
    }

    @Test
    void includeNothingForFilesOfDefinitionsInAnUpgrade() {
        assertThat(lacking(Operation.UPGRADE, DEFINITION, right -> right.contains("customresource")))
                .isEmpty();
        assertThat(lacking(Operation.INSTALL, DEFINITION, right -> right.contains("customresource")))
                .contains("patch customresourcedefinitions.apiextensions.k8s.io (in the whole cluster)");
    }

    @Test
    void areForTheNamespaceOfTheObject() {
        assertThat(lacking(
                        Operation.INSTALL,
                        "{apiVersion: v1, kind: ServiceAccount, metadata: {name: demo, namespace: other}}",
                        _ -> true))
                .contains("create serviceaccounts in other")
                .doesNotContain("create serviceaccounts in team");
    }

    @Test
    void includeKindsThatTheChartDefinesItself() {
        assertThat(lacking(
                        Operation.INSTALL,
                        DEFINITION
                                + "---\n# Source: demo/templates/thing.yaml\n"
                                + "{apiVersion: acme.example/v1, kind: Thing, metadata: {name: demo}}\n",
                        _ -> true))
                .contains("create things.acme.example in team")
                .contains("create customresourcedefinitions.apiextensions.k8s.io (in the whole cluster)");
    }

    @Test
    void failForEachKindThatTheClusterDoesNotServe() {
        assertThatThrownBy(() -> lacking(Operation.INSTALL, """
                        {apiVersion: acme.example/v1, kind: Thing, metadata: {name: demo}}
                        ---
                        {apiVersion: v1, kind: ServiceAccount, metadata: {name: demo}}
                        ---
                        {apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: calm}}
                        """, _ -> true))
                .isInstanceOfSatisfying(
                        ToolFailed.class,
                        failure -> assertThat(failure.hint().toString()).startsWith("Install the operator"))
                .hasMessageEndingWith(
                        "the cluster does not serve the kind Thing of acme.example/v1, which the chart uses for"
                                + " demo; the kind PodDisruptionBudget of policy/v1beta1, which the chart uses for calm, but as"
                                + " policy/v1.");
    }

    /** No operator brings back a version that Kubernetes has removed. */
    @Test
    void failForAVersionThatIsGoneWithTheOneThatIsThere() {
        assertThatThrownBy(() -> lacking(
                        Operation.INSTALL,
                        "{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: calm}}",
                        _ -> true))
                .isInstanceOfSatisfying(
                        ToolFailed.class,
                        failure -> assertThat(failure.hint().toString())
                                .startsWith("Write the version that the cluster serves into the chart's templates"));
    }

    private static String hook(String events) {
        return "{apiVersion: batch/v1, kind: Job, metadata: {name: h, annotations: {helm.sh/hook: '" + events + "'}}}";
    }

    /** @param missing tells from its text which permission the account lacks */
    private static List<String> lacking(Operation operation, String manifest, Predicate<String> missing) {
        var required = required(operation, manifest);
        return required.lacking(rights(required, missing), _ -> false).stream()
                .map(ResourceAttributes::toString)
                .toList();
    }

    private static Optional<Waiting> waiting(String manifest, String missing) {
        var required = required(Operation.INSTALL, manifest);
        return required.waiting(rights(required, right -> !missing.isEmpty() && right.contains(missing)));
    }

    private static Rights rights(RequiredPermissions required, Predicate<String> missing) {
        return new Rights(
                "team",
                required.asked().stream()
                        .filter(right -> missing.test(right.toString()))
                        .collect(Collectors.toSet()));
    }

    private static RequiredPermissions required(Operation operation, String manifest) {
        var chart = RenderedChart.parse(manifest);
        return RequiredPermissions.of(
                chart, chart.without(RenderedChart.parse(CrdFiles.without(manifest))), operation, KINDS, "team");
    }
}
