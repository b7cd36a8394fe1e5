package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ChartFetch;
import io.github.runneractions.deploy.helm.HelmCli;
import io.github.runneractions.deploy.helm.HelmWorkspace;
import io.github.runneractions.deploy.helm.ReleaseChange;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Deploys a Helm release, goes back to a revision of it, or uninstalls it; after the first two, waits until its runners are online. */
final class DeployAction implements Action<DeployInputs, DeployResult> {
    private final Optional<Path> chart;

    /** @param chart the runner's chart to deploy by default, instead of the one that comes with the action */
    DeployAction(Optional<Path> chart) {
        this.chart = chart;
    }

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
        var begin = context.clock().instant();
        var rollout = new ObservedRollout();
        try (var workspace = HelmWorkspace.create(inputs.connection(), context.environment())) {
            workspace.trust(inputs.runners().trusted().added());
            var helm = new HelmCli(BundledFiles.find().helm(), workspace, context.environment());
            // Helm, if it runs, undoes what it did; then, or at once, the kubeconfig is deleted.
            try (var _ = context.cancellation().onCancel(helm::cancel)) {
                var outcome = outcome(inputs, context, workspace, helm, rollout);
                return new DeployResult(
                        inputs.release(),
                        inputs.connection().namespace(),
                        inputs.task(),
                        inputs.mode(),
                        outcome.change(),
                        rollout.online(),
                        Duration.between(begin, context.clock().instant()),
                        rollout.summary(),
                        outcome.failure());
            }
        }
    }

    /** What the run has made of the release, and why it has failed, if it has. */
    private record Outcome(ReleaseChange change, Optional<Failure> failure) {}

    private Outcome outcome(
            DeployInputs inputs,
            ActionContext context,
            HelmWorkspace workspace,
            HelmCli helm,
            ObservedRollout rollout) {
        try {
            var bundled = this.chart.orElseGet(BundledFiles.find()::chart);
            var fetch = new ChartFetch(helm, workspace, bundled, inputs.timeout(), context.log());
            // Helm has the chart of an earlier revision in its record.
            var chart = inputs.task() instanceof Task.Deploy
                    ? Optional.of(fetch.fetch(inputs.chart()))
                    : Optional.<Path>empty();
            var plan = plan(inputs, chart, workspace);
            // Helm begins while the client for the cluster is made, which takes as long.
            try (var rendering = chart.isPresent() ? Rendering.begin(helm, plan) : Rendering.of(helm, plan);
                    var cluster = Cluster.of(inputs.connection(), context.environment(), context.clock())) {
                try {
                    var deployer = new ReleaseDeployer(inputs, plan, helm, rendering, cluster, context, rollout);
                    return new Outcome(run(deployer), Optional.empty());
                } catch (Failure e) {
                    return new Outcome(
                            rollout.afterFailure(cluster, inputs.release(), context.clock()), Optional.of(e));
                }
            }
        } catch (Failure e) {
            return new Outcome(ReleaseChange.UNKNOWN, Optional.of(e));
        }
    }

    @Override
    public void report(DeployResult result, Report report) {
        DeployReport.write(result, report);
    }

    private static ReleaseChange run(ReleaseDeployer deployer) {
        if (deployer.inputs().task() instanceof Task.Uninstall) {
            return new ReleaseUninstaller(deployer).uninstall();
        }
        return deployer.inputs().mode() == DeployInputs.Mode.PREFLIGHT
                ? Preflight.of(deployer).run()
                : deployer.run();
    }

    private static ReleasePlan plan(DeployInputs inputs, Optional<Path> chart, HelmWorkspace workspace) {
        var release = inputs.release();
        var namespace = inputs.connection().namespace();
        if (chart.isEmpty()) {
            return new ReleasePlan(release, namespace, List.of(), List.of(), inputs.options());
        }
        var app = AppSecret.of(inputs)
                .map(given -> workspace.values("app.yaml", "client-id, private-key", given.values()));
        return new ReleasePlan(
                release,
                namespace,
                List.of(chart.get().toString()),
                Stream.concat(
                                app.stream().flatMap(file -> Stream.of("--values", file.toString())),
                                inputs.values().arguments(workspace, inputs.registrationSecret()).stream())
                        .toList(),
                inputs.options());
    }
}
