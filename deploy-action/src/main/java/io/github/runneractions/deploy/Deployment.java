package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.MissingRights;
import io.github.runneractions.deploy.chart.NeededRights;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.helm.Helm;
import io.github.runneractions.deploy.helm.HelmCommand;
import io.github.runneractions.deploy.helm.HelmFailures;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.deploy.helm.ReleaseRecord;
import io.github.runneractions.deploy.online.OnlineRunners;
import io.github.runneractions.deploy.online.OnlineWait;
import io.github.runneractions.deploy.progress.Progress;
import io.github.runneractions.deploy.progress.ReleaseWatch;
import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.toolkit.ActionContext;
import java.util.List;
import java.util.Optional;

/** One deployment, from the first look at the cluster to the runners online. */
record Deployment(DeployInputs inputs, ReleasePlan plan, Helm helm, Cluster cluster, ActionContext context) {
    DeployResult run() {
        var account = cluster.user().map(ForeignText::inOneLine).orElse("the account");
        say("Connected to " + inputs.connection().server() + " as " + account);
        var chart = render();
        var discovery = new DiscoveryRestMapper(cluster);
        checkRights(chart, discovery, account);
        // Whoever may not list the runners learns it before anything is deployed.
        runnersOnline().ifPresent(OnlineRunners::names);
        var secret = inputs.registration()
                .map(_ -> new RegistrationSecret(plan.release(), cluster, inputs.timeout(), context));
        var upgrade = new Upgrade(helm, plan, context.log());
        if (inputs.mode() == Mode.DRY_RUN) {
            upgrade.run(HelmCommand.dryRun(plan), () -> Progress.NONE);
            say("Dry run: nothing was changed");
            return result(Optional.empty(), List.of());
        }
        try (var watch = ReleaseWatch.start(cluster, chart.workloads(), context.log(), context.clock())) {
            install(upgrade, secret, watch);
            var record = ReleaseRecord.newest(cluster, plan.release());
            record.ifPresent(found -> say("Release " + plan.release() + " is at revision " + found.revision() + ", "
                    + found.status() + " (" + found.chart() + ")"));
            return result(record, online(chart, discovery, watch));
        }
    }

    private RenderedChart render() {
        var exit = helm.run(HelmCommand.template(plan), _ -> {});
        if (!exit.ok()) {
            throw HelmFailures.of("render the chart for release " + plan.release(), exit);
        }
        return RenderedChart.parse(exit.output());
    }

    private void checkRights(RenderedChart chart, DiscoveryRestMapper discovery, String account) {
        var needed = NeededRights.of(chart, discovery, plan.namespace());
        var missing = new AccessReview(cluster).missing(needed);
        if (!missing.isEmpty()) {
            throw MissingRights.of(missing, needed.size(), account, plan.namespace());
        }
        say("The chart comes to " + chart.describe() + "; the account has all " + needed.size()
                + " rights that they take");
    }

    private void install(Upgrade upgrade, Optional<RegistrationSecret> secret, ReleaseWatch watch) {
        try {
            secret.ifPresent(of -> of.write(inputs.registration().orElseThrow()));
            say("Deploying release " + plan.release() + " to namespace " + plan.namespace() + "; pods have "
                    + plan.timeout().toSeconds() + " s to become ready");
            upgrade.run(HelmCommand.upgrade(plan), watch::progress);
        } catch (RuntimeException e) {
            takeBack(secret, e);
            throw e;
        }
    }

    /** What went wrong first is what the user must see. */
    private static void takeBack(Optional<RegistrationSecret> secret, RuntimeException failure) {
        try {
            secret.ifPresent(RegistrationSecret::takeBack);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private List<String> online(RenderedChart chart, DiscoveryRestMapper discovery, ReleaseWatch watch) {
        var runners = chart.runners();
        var kept = new Replicas(cluster, discovery).wanted(runners);
        var expected = inputs.expectedRunners().orElse(kept);
        var online = runnersOnline();
        if (expected == 0 || online.isEmpty()) {
            say("No runner is expected, so nobody is waited for");
            return List.of();
        }
        if (expected > kept) {
            say("The cluster is told to keep " + kept + " of the " + expected
                    + " runners that are expected: set `replicas` in `values`, unless something scales them up");
        }
        return new OnlineWait(
                        online.get(),
                        () -> watch.progress().staying().stream()
                                .filter(pod -> runners.stream().anyMatch(of -> of.made(pod.name())))
                                .toList(),
                        context.log(),
                        context.clock(),
                        context.sleeper())
                .until(expected, inputs.timeout());
    }

    private Optional<OnlineRunners> runnersOnline() {
        return inputs.token()
                .filter(_ ->
                        inputs.expectedRunners().filter(count -> count == 0).isEmpty())
                .map(token -> OnlineRunners.of(
                        inputs.address().scope(),
                        GitHubClient.of(inputs.address().server(), inputs.timeout(), context.process()),
                        Authorization.token(token)));
    }

    private DeployResult result(Optional<ReleaseRecord> record, List<String> online) {
        return new DeployResult(plan.release(), plan.namespace(), record, online);
    }

    private void say(String text) {
        context.log().info(text);
    }
}
