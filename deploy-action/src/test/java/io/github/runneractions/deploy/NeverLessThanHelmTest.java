package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PlatformRights;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever {@code helm upgrade --install} deploys with an account, a run of this action deploys. */
@Tag("real")
@Execution(ExecutionMode.CONCURRENT)
class NeverLessThanHelmTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> deploysWhatHelmDeploys() {
        return accounts().entrySet().stream()
                .flatMap(account -> Stream.of(SampleChart.values())
                        .map(chart -> DynamicTest.dynamicTest(
                                account.getKey() + ": " + chart, () -> compare(account.getValue(), chart))));
    }

    /** Helm alone deploys nothing with it a second time: it may not update its own record. */
    @Test
    void completesTheRecordsOfAnAccountThatMayNotUpdateSecrets() {
        var tenant = tenant(PlatformRights.usual());
        for (var revision = 1; revision <= 3; revision++) {
            assertThat(deploys(tenant, SampleChart.RUNNERS, revision)).isEmpty();
        }
        var failing = inputs(SampleChart.RUNNERS, 4);
        failing.put("values", values(4, ", " + PodFate.KEY + ": " + PodFate.UNREADY.value()));
        failing.put("timeout", "5s");
        try (var run = DeployRun.inWorkflow(tenant, SampleChart.RUNNERS.workspace(folder, 4), failing)) {
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output()).contains("Helm has rolled back to revision 3.");
        }

        assertThat(new HelmRecords(PLANE, tenant.namespace()).statuses())
                .containsExactly("superseded", "superseded", "superseded", "failed", "deployed");
    }

    private static Map<String, List<PolicyRule>> accounts() {
        var accounts = new LinkedHashMap<String, List<PolicyRule>>();
        accounts.put("a team's account", TenantRights.usual());
        accounts.put("a platform's account", PlatformRights.usual());
        accounts.put(
                "without delete",
                List.of(
                        secrets("get", "list", "create", "update"),
                        objects("get", "create", "patch", "list", "watch")));
        accounts.put(
                "without list and watch",
                List.of(secrets("list", "create", "update"), objects("get", "create", "patch", "delete")));
        accounts.put(
                "only for new releases",
                List.of(secrets("list", "create"), objects("get", "create", "patch", "delete", "watch")));
        return accounts;
    }

    private static PolicyRule secrets(String... verbs) {
        return TenantRights.rule("", List.of(verbs), "secrets");
    }

    private static PolicyRule objects(String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups("", "apps", "batch", "policy")
                .withResources("configmaps", "deployments", "jobs", "poddisruptionbudgets")
                .withVerbs(verbs)
                .build();
    }

    private void compare(List<PolicyRule> rules, SampleChart chart) {
        var ofHelm = tenant(rules);
        var ours = tenant(rules);
        for (var revision = 1; revision <= 2; revision++) {
            if (chart == SampleChart.DEFINITIONS && revision == 1) {
                helm(ofHelm, PLANE.adminKubeconfig(), chart, revision);
                helm(ours, PLANE.adminKubeconfig(), chart, revision);
            } else if (helm(ofHelm, kubeconfig(ofHelm), chart, revision) == 0) {
                assertThat(deploys(ours, chart, revision)).isEmpty();
            } else {
                return;
            }
        }
    }

    private static TenantNamespace tenant(List<PolicyRule> rules) {
        return PLANE.tenant(PLANE.freshNamespace("less"), rules);
    }

    /** What a run writes that fails; empty when it succeeds. */
    private String deploys(TenantNamespace tenant, SampleChart chart, int revision) {
        try (var run = DeployRun.inWorkflow(tenant, chart.workspace(folder, revision), inputs(chart, revision))) {
            return run.exitCode() == 0 ? "" : run.output();
        }
    }

    private static Map<String, String> inputs(SampleChart chart, int revision) {
        var inputs =
                new HashMap<>(Map.of("timeout", "60s", "registration-token", "", "registration-token-expires-at", ""));
        if (chart == SampleChart.RUNNERS) {
            inputs.put("values", values(revision, ""));
        } else {
            inputs.put("chart", "chart");
        }
        return inputs;
    }

    private static String values(int revision, String more) {
        return "{replicaCount: 1, serviceAccount: {create: false}, podAnnotations: {revision: r" + revision + more
                + "}}";
    }

    private int helm(TenantNamespace tenant, Path kubeconfig, SampleChart chart, int revision) {
        var workspace = chart.workspace(folder, revision);
        var line = new ArrayList<>(List.of("upgrade", "--install", "demo"));
        line.add(
                chart == SampleChart.RUNNERS
                        ? ActionImage.of(Path.of("")).folder().resolve("chart").toString()
                        : "workspace/chart");
        if (chart == SampleChart.RUNNERS) {
            line.addAll(List.of(
                    "--values",
                    SampleChart.written(workspace.resolve("values.yaml"), values(revision, ""))
                            .toString()));
        }
        return BareHelm.run(tenant, workspace, kubeconfig, line);
    }

    private Path kubeconfig(TenantNamespace tenant) {
        return tenant.writeKubeconfig(folder.resolve(tenant.namespace() + ".kubeconfig"));
    }
}
