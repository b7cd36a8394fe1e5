package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.file.ChartFiles;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelmCommandTest {
    private static final ReleasePlan PLAN = plan(new ChartReference.Bundled());

    @Test
    void hasHelmUndoNothingByItself() {
        assertThat(HelmCommand.upgrade(PLAN, "r1"))
                .hasToString("helm upgrade demo /action/chart --namespace team --values a.yaml --values b.yaml"
                        + " --wait=watcher --timeout 90s --install --reset-values --labels runner-actions/run=r1");
        assertThat(HelmCommand.install(PLAN, "r1"))
                .hasToString("helm install demo /action/chart --namespace team --values a.yaml --values b.yaml"
                        + " --wait=watcher --timeout 90s --labels runner-actions/run=r1");
    }

    @Test
    void undoesADeployment() {
        assertThat(HelmCommand.rollback(PLAN, 7))
                .hasToString("helm rollback demo 7 --namespace team --wait=watcher --timeout 90s");
        assertThat(HelmCommand.uninstall(PLAN))
                .hasToString("helm uninstall demo --namespace team --wait=watcher --timeout 90s");
    }

    @Test
    void rendersHooksAndCustomResourceDefinitions() {
        assertThat(HelmCommand.template(PLAN))
                .hasToString("helm template demo /action/chart --namespace team --values a.yaml --values b.yaml"
                        + " --include-crds --skip-tests");
    }

    @Test
    void hidesSecretsInADryRun() {
        assertThat(HelmCommand.dryRun(PLAN, HelmCommand.install(PLAN, "r1")).arguments())
                .endsWith("--dry-run=server", "--hide-secret");
    }

    @Test
    void namesAChartInARepository() {
        var chart = new ChartReference.InRepository("https://charts.example.com", "runner", Optional.of("^1.2"));

        assertThat(HelmCommand.template(plan(chart)).arguments())
                .startsWith("template", "demo", "runner", "--repo", "https://charts.example.com", "--version", "^1.2");
    }

    @Test
    void namesAChartInARegistry() {
        var chart = new ChartReference.Remote("oci://ghcr.io/acme/runner", Optional.empty());

        assertThat(HelmCommand.template(plan(chart)).arguments())
                .startsWith("template", "demo", "oci://ghcr.io/acme/runner", "--namespace");
    }

    private static ReleasePlan plan(ChartReference chart) {
        return new ReleasePlan(
                new ReleaseName("demo"),
                "team",
                chart.arguments(Path.of("/action/chart"), ChartFiles::chart),
                List.of(Path.of("a.yaml"), Path.of("b.yaml")),
                Duration.ofSeconds(90));
    }
}
