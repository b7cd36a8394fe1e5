package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.Waiting;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelmCommandTest {
    private static final ReleasePlan PLAN = plan();

    @Test
    void hasHelmUndoNothingByItself() {
        assertThat(HelmCommand.upgrade(PLAN, "r1"))
                .hasToString(
                        "helm upgrade demo /action/chart --namespace team --values a.yaml --values b.yaml"
                                + " --wait=watcher --timeout 90s --wait-for-jobs --install --reset-values --labels runner-actions/run=r1");
        assertThat(HelmCommand.install(PLAN, "r1"))
                .hasToString("helm install demo /action/chart --namespace team --values a.yaml --values b.yaml"
                        + " --wait=watcher --timeout 90s --wait-for-jobs --labels runner-actions/run=r1");
    }

    @Test
    void undoesADeployment() {
        assertThat(HelmCommand.rollback(PLAN, 7, HelmCommand.Effect.UNDOES))
                .hasToString("helm rollback demo 7 --namespace team --wait=watcher --timeout 90s --wait-for-jobs");
        assertThat(HelmCommand.uninstall(PLAN, HelmCommand.Effect.UNDOES))
                .hasToString("helm uninstall demo --namespace team --wait=watcher --timeout 90s");
    }

    @Test
    void rendersHooksAndCustomResourceDefinitions() {
        assertThat(HelmCommand.template(PLAN))
                .hasToString("helm template demo /action/chart --namespace team --values a.yaml --values b.yaml"
                        + " --include-crds --skip-tests");
    }

    @Test
    void passesOptionsToTheCommandsThatHaveThem() {
        var options = new HelmOptions(Waiting.LEGACY, false, true, true, true, true, 3, Duration.ofSeconds(90));
        var plan = new ReleasePlan(PLAN.release(), "team", List.of("c"), List.of(), options);

        assertThat(HelmCommand.install(plan, "r1"))
                .hasToString("helm install demo c --namespace team --wait=legacy --timeout 90s --server-side=true"
                        + " --force-conflicts --take-ownership --skip-crds --labels runner-actions/run=r1");
        assertThat(HelmCommand.upgrade(plan, "r1"))
                .hasToString("helm upgrade demo c --namespace team --wait=legacy --timeout 90s --server-side=true"
                        + " --force-conflicts --take-ownership --skip-crds --history-max 3 --install --reset-values"
                        + " --labels runner-actions/run=r1");
        assertThat(HelmCommand.rollback(plan, 7, HelmCommand.Effect.DEPLOYS))
                .hasToString("helm rollback demo 7 --namespace team --wait=legacy --timeout 90s --server-side=true"
                        + " --force-conflicts --history-max 3");
        assertThat(HelmCommand.uninstall(plan, HelmCommand.Effect.UNINSTALLS))
                .hasToString("helm uninstall demo --namespace team --wait=legacy --timeout 90s");
        assertThat(HelmCommand.template(plan)).hasToString("helm template demo c --namespace team --skip-tests");
    }

    /** Helm refuses to wait for Jobs if it does not wait. */
    @Test
    void waitsForNoJobWhereItWaitsForNothing() {
        assertThat(HelmCommand.install(PLAN.with(Waiting.NONE), "r1").arguments())
                .contains("--wait=hookOnly")
                .doesNotContain("--wait-for-jobs");
    }

    @Test
    void waitsForNoMoreThanTheInputsSay() {
        assertThat(PLAN.with(Waiting.NONE).with(Waiting.LEGACY).waiting()).isEqualTo(Waiting.NONE);
    }

    @Test
    void hidesSecretsInADryRun() {
        assertThat(HelmCommand.dryRun(PLAN, HelmCommand.install(PLAN, "r1")).arguments())
                .endsWith("--dry-run=server", "--hide-secret");
    }

    private static ReleasePlan plan() {
        return new ReleasePlan(
                new ReleaseName("demo"),
                "team",
                List.of("/action/chart"),
                List.of("--values", "a.yaml", "--values", "b.yaml"),
                Duration.ofSeconds(90));
    }
}
