package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.HelmCli;
import io.github.runneractions.deploy.helm.HelmHome;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;

/** Deploys a Helm release of the runner's chart, and waits until its runners are online. */
final class DeployAction implements Action<DeployInputs, DeployResult> {
    @Override
    public DeployInputs read(Inputs inputs) {
        return DeployInputs.read(inputs);
    }

    @Override
    public DeployResult execute(DeployInputs inputs, ActionContext context) {
        var came = ActionHome.find();
        try (var home = HelmHome.create(inputs.connection());
                var cluster = Cluster.of(inputs.connection(), context.environment(), context.clock())) {
            var helm = new HelmCli(came.helm(), home, context.environment());
            var plan = plan(inputs, came, home);
            // Helm, if it runs, takes back what it did; then, or at once, the way to the cluster goes.
            try (var _ = context.cancellation().onCancel(helm::cancel)) {
                return new Deployment(inputs, plan, helm, cluster, context).run();
            }
        }
    }

    @Override
    public void report(DeployResult result, Report report) {
        DeployReport.write(result, report);
    }

    private static ReleasePlan plan(DeployInputs inputs, ActionHome came, HelmHome home) {
        var secret = inputs.registration().map(_ -> inputs.release().registrationSecret());
        return new ReleasePlan(
                inputs.release(),
                inputs.connection().namespace(),
                inputs.chart().arguments(came.chart()),
                inputs.values().files(home, secret),
                inputs.timeout());
    }
}
