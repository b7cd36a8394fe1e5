package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PlatformRights;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whatever {@code helm uninstall} uninstalls with an account, a run of this action uninstalls. Without {@code get} of an object, Helm
 * succeeds, and leaves it.
 */
@Tag("real")
@Execution(ExecutionMode.CONCURRENT)
class UninstallRightsTest {
    private static final List<String> INSTALL = List.of("install", "demo", "workspace/chart");
    private static final ControlPlane PLANE = ControlPlane.shared();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> uninstallsWhatHelmUninstalls() {
        var accounts = new LinkedHashMap<String, List<PolicyRule>>();
        accounts.put("a team's account", TenantRights.usual());
        accounts.put("a platform's account", PlatformRights.usual());
        for (var verb : List.of("list", "get", "delete")) {
            var others = Stream.of("list", "get", "delete")
                    .filter(each -> !each.equals(verb))
                    .toArray(String[]::new);
            accounts.put("without " + verb + " of Secrets", List.of(secrets(others), objects("get", "delete")));
        }
        accounts.put("without list", List.of(secrets("list", "get", "delete"), objects("delete", "get", "watch")));
        accounts.put("without watch", List.of(secrets("list", "get", "delete"), objects("delete", "get", "list")));
        return accounts.entrySet().stream()
                .map(account -> DynamicTest.dynamicTest(account.getKey(), () -> compareUninstall(account.getValue())));
    }

    private void compareUninstall(List<PolicyRule> rules) {
        var ofHelm = PLANE.tenant(PLANE.freshNamespace("less"));
        var ours = PLANE.tenant(PLANE.freshNamespace("less"));
        assertThat(BareHelm.run(ofHelm, job(), INSTALL)).isZero();
        assertThat(BareHelm.run(ours, job(), INSTALL)).isZero();
        var forHelm = PLANE.tenant(ofHelm.namespace(), rules);
        var forUs = PLANE.tenant(ours.namespace(), rules);

        if (BareHelm.run(forHelm, job(), List.of("uninstall", "demo")) == 0) {
            try (var run = DeployRun.inWorkflow(forUs, job(), Map.of("uninstall", "true", "timeout", "60s"))) {
                assertThat(run.exitCode()).as(run.output()).isZero();
            }
        }
    }

    private Path job() {
        return SampleChart.JOBS.workspace(folder, 1);
    }

    private static PolicyRule secrets(String... verbs) {
        return TenantRights.rule("", List.of(verbs), "secrets");
    }

    private static PolicyRule objects(String... verbs) {
        return new PolicyRuleBuilder()
                .withApiGroups("", "batch")
                .withResources("configmaps", "jobs")
                .withVerbs(verbs)
                .build();
    }
}
