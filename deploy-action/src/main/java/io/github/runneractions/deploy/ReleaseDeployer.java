package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.MissingPermissions;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RequiredPermissions;
import io.github.runneractions.deploy.helm.Helm;
import io.github.runneractions.deploy.helm.HelmCommand;
import io.github.runneractions.deploy.helm.HelmErrors;
import io.github.runneractions.deploy.helm.HelmUpgrade;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.deploy.helm.ReleaseRecord;
import io.github.runneractions.deploy.helm.RunMark;
import io.github.runneractions.deploy.rollout.OnlineWait;
import io.github.runneractions.deploy.rollout.ReleaseWatch;
import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.toolkit.ActionContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deploys one release, from the first call of the cluster until the runners are online. */
record ReleaseDeployer(DeployInputs inputs, ReleasePlan plan, Helm helm, Cluster cluster, ActionContext context) {
    DeployResult run() {
        // What precedes Helm, Helm's waiting, and what follows it may each take the whole timeout.
        var deadline = inTime();
        var preparing = cluster.until(deadline);
        var account = preparing.user().map(ForeignText::inOneLine).orElse("the account");
        say("Connected to " + inputs.connection().server() + " as " + account);
        var manifest = render();
        var chart = RenderedChart.parse(manifest);
        var kinds = new DiscoveryRestMapper(preparing);
        checkPermissions(chart, kinds, account, preparing);
        var github = github();
        // A token that may not list the runners is reported before anything is deployed.
        github.ifPresent(this::onlineRunners);
        var secret =
                inputs.registration().map(_ -> Registration.secret(plan.release(), cluster, inputs.timeout(), context));
        var history = ReleaseHistory.read(preparing, plan.release());
        var live = new LiveObjects(preparing, kinds);
        history.requireOnlyOwnDeletions(chart, live::metadata);
        var upgrade = HelmUpgrade.of(
                helm,
                plan,
                history,
                () -> ReleaseHistory.read(cluster.until(inTime()), plan.release()),
                RenderedChart.nameIn(manifest),
                RunMark.on(chart, live),
                context.log());
        if (inputs.mode() == DeployInputs.Mode.DRY_RUN) {
            upgrade.dryRun();
            say("Dry run: nothing was changed");
            return result(Optional.empty(), List.of());
        }
        try (var watch = ReleaseWatch.start(cluster, deadline, chart, context.log())) {
            install(upgrade, secret, watch);
            var confirming = cluster.until(inTime());
            upgrade.mark(chart, new LiveObjects(confirming, kinds));
            watch.catchUp(confirming);
            var record = newest(confirming);
            record.ifPresent(found -> say("Release " + plan.release() + " is at revision " + found.revision() + ", "
                    + found.status() + " (" + found.chart() + ")"));
            return result(
                    record, waitUntilOnline(github, new Replicas(confirming, kinds).wanted(chart.runners()), watch));
        }
    }

    private Deadline inTime() {
        return Deadline.in(inputs.timeout(), context.clock());
    }

    private String render() {
        var exit = helm.run(HelmCommand.template(plan), _ -> {});
        if (!exit.ok()) {
            throw HelmErrors.of("render the chart for release " + plan.release(), exit);
        }
        return exit.output();
    }

    private void checkPermissions(RenderedChart chart, DiscoveryRestMapper kinds, String account, Cluster preparing) {
        var required = RequiredPermissions.of(chart, kinds, plan.namespace());
        var missing = new AccessReview(preparing).missing(required);
        if (!missing.isEmpty()) {
            throw MissingPermissions.of(missing, required.size(), account, plan.namespace());
        }
        say("The chart renders " + chart.describe() + "; the account has all " + required.size()
                + " required permissions");
    }

    /** The deployment has succeeded: a record that another account lays now takes a line of the log only. */
    private Optional<ReleaseRecord> newest(Cluster confirming) {
        try {
            return ReleaseHistory.read(confirming, plan.release()).newest();
        } catch (ToolFailed e) {
            say(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void install(HelmUpgrade upgrade, Optional<RegistrationSecretStore> secret, ReleaseWatch watch) {
        var written =
                secret.map(store -> inputs.registration().orElseThrow().write(store, plan.release(), context.log()));
        try {
            say("Deploying release " + plan.release() + " to namespace " + plan.namespace() + "; pods have "
                    + plan.timeout().toSeconds() + " s to become ready");
            upgrade.run(watch::worstProblem);
        } catch (RuntimeException e) {
            secret.ifPresent(store -> takeBack(store, written.orElseThrow(), e));
            throw e;
        }
    }

    /** The first failure is the one that the user must see. */
    private void takeBack(
            RegistrationSecretStore secret, RegistrationSecretStore.Result written, RuntimeException failure) {
        try {
            Registration.takeBack(secret, written, plan.release(), context.log());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * The names of the runners that are online at the end.
     *
     * @param kept how many pods the cluster is configured to keep
     */
    private List<String> waitUntilOnline(Optional<GitHubClient> github, int kept, ReleaseWatch watch) {
        var expected = inputs.expectedRunners().orElse(kept);
        if (expected == 0 || github.isEmpty()) {
            say("No runners expected; not waiting");
            return List.of();
        }
        if (expected > kept) {
            say("The cluster is configured to keep " + kept + " of the " + expected
                    + " expected runners: set `replicaCount` in `values`, unless something scales them up");
        }
        // Pods may take the whole timeout, and then runners may take as long again.
        var client = github.get().until(inTime());
        return new OnlineWait(() -> onlineRunners(client), watch, context.log(), context.clock(), context.sleeper())
                .until(expected, inputs.timeout());
    }

    /** Empty when no runners are expected, or no token can list them. */
    private Optional<GitHubClient> github() {
        return inputs.token()
                .filter(_ ->
                        inputs.expectedRunners().filter(count -> count == 0).isEmpty())
                .map(_ -> GitHubClient.of(
                        inputs.address().server(), inputs.timeout(), inputs.trusted(), context.process()));
    }

    private Set<String> onlineRunners(GitHubClient client) {
        return OnlineWait.online(
                inputs.address().scope(),
                client,
                Authorization.token(inputs.token().orElseThrow()));
    }

    private DeployResult result(Optional<ReleaseRecord> record, List<String> online) {
        return new DeployResult(plan.release(), plan.namespace(), record, online);
    }

    private void say(String text) {
        context.log().info(text);
    }
}
