package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.HelmCli;
import io.github.runneractions.deploy.helm.HelmWorkspace;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;
import java.util.Set;

/** Deploys a Helm release of the runner chart, and waits until its runners are online. */
final class DeployAction implements Action<DeployInputs, DeployResult> {
    @Override
    public DeployInputs read(Inputs inputs) {
        return DeployInputs.read(inputs);
    }

    @Override
    public Set<String> harmlessInputs() {
        return Set.of("timeout");
    }

    @Override
    public DeployResult execute(DeployInputs inputs, ActionContext context) {
        var bundled = BundledFiles.find();
        try (var workspace = HelmWorkspace.create(inputs.connection(), context.environment());
                var cluster = Cluster.of(inputs.connection(), context.environment(), context.clock())) {
            var helm = new HelmCli(bundled.helm(), workspace, context.environment());
            var plan = plan(inputs, bundled, workspace);
            // Helm, if it runs, undoes what it did; then, or at once, the kubeconfig is deleted.
            try (var _ = context.cancellation().onCancel(helm::cancel)) {
                return new ReleaseDeployer(inputs, plan, helm, cluster, context).run();
            }
        }
    }

    @Override
    public void report(DeployResult result, Report report) {
        DeployReport.write(result, report);
    }

    private static ReleasePlan plan(DeployInputs inputs, BundledFiles bundled, HelmWorkspace workspace) {
        var secret = inputs.registration().map(_ -> inputs.release().registrationSecret());
        return new ReleasePlan(
                inputs.release(),
                inputs.connection().namespace(),
                inputs.chart().arguments(bundled.chart(), workspace::chart),
                inputs.values().files(workspace, secret),
                inputs.timeout());
    }
}
