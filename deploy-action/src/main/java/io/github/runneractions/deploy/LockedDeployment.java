package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.Waiting;
import io.github.runneractions.deploy.helm.HelmUpgrade;
import io.github.runneractions.deploy.helm.ReleaseChange;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.helm.ReleaseRecovery;
import io.github.runneractions.deploy.helm.RunMark;
import io.github.runneractions.deploy.lock.HeldLock;
import io.github.runneractions.deploy.rollout.OnlineWait;
import io.github.runneractions.deploy.rollout.ReleaseWatch;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.ParallelCalls;
import io.github.runneractions.runtime.ToolFailed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The part of a deployment that only one run at a time does, if the account can write the lock. */
record LockedDeployment(ReleaseDeployer deployer, CheckedRevision checked, HeldLock lock) {
    ReleaseChange run() {
        var cluster = deployer.cluster();
        var context = deployer.context();
        var rollout = deployer.rollout();
        // The lock may have taken the whole timeout.
        var deadline = deployer.inTime();
        var preparing = cluster.until(deadline);
        var chart = checked.chart();
        var live = new LiveObjects(preparing, checked.kinds().asking(preparing));
        var recovery = new ReleaseRecovery(
                preparing,
                chart,
                live,
                lock,
                deployer.inputs().whenLocked(),
                deadline,
                context.log(),
                context.sleeper());
        var check = checked.permissions().ofRelease(checked.allowed(), live);
        var records = deployer.history(preparing, chart, live);
        // What is recovered may be deleted.
        checked.wanted()
                .earlier()
                .ifPresent(target -> target.requireIn(records, RunMark.on(chart, live, records.release())));
        var history = rollout.from(check.around(records, recovery::recover));
        var upgrade = deployer.upgrade(checked, history, live, lock::whileNotLost);
        try (var watch = rollout.by(ReleaseWatch.start(cluster, deadline, chart, context.log()))) {
            install(upgrade, watch);
            var confirming = cluster.until(deployer.inTime());
            var kinds = checked.kinds().asking(confirming);
            var change = new AtomicReference<>(ReleaseChange.UNKNOWN);
            ParallelCalls.all(List.of(
                    () -> upgrade.mark(chart, new LiveObjects(confirming, kinds)),
                    () -> watch.catchUp(confirming),
                    () -> change.set(change(confirming))));
            change.get()
                    .now()
                    .ifPresent(
                            found -> deployer.say("Release " + deployer.plan().release() + " is at revision "
                                    + found.revision() + ", " + found.status() + " (" + found.chart() + ")"));
            var kept = new Replicas(confirming, kinds).wanted(chart.runners());
            waitUntilOnline(checked.github(), kept, watch);
            // An earlier revision may need Secrets that no input of this run asks for.
            if (checked.wanted().earlier().isEmpty()) {
                checked.secrets().removeOthers();
            }
            return change.get();
        }
    }

    /** The deployment has succeeded: a record that another account lays now takes a line of the log only. */
    private ReleaseChange change(Cluster confirming) {
        try {
            return deployer.rollout()
                    .change(ReleaseHistory.deployed(confirming, deployer.plan().release()));
        } catch (ToolFailed e) {
            deployer.say(String.valueOf(e.getMessage()));
            return ReleaseChange.UNKNOWN;
        }
    }

    private void install(HelmUpgrade upgrade, ReleaseWatch watch) {
        var plan = upgrade.plan();
        var secrets = checked.secrets();
        secrets.write(() ->
                deployer.inputs().runners().registration(checked.github().map(at -> at.until(deployer.inTime()))));
        try {
            deployer.say(checked.wanted()
                            .earlier()
                            .map(target -> "Rolling release " + plan.release() + " in namespace " + plan.namespace()
                                    + " back to revision " + target.revision())
                            .orElse("Deploying release " + plan.release() + " to namespace " + plan.namespace())
                    + (plan.waiting() == Waiting.NONE
                            ? ""
                            : "; pods have " + plan.timeout().toSeconds() + " s to become ready"));
            upgrade.run(watch.witness(deployer.helm()::stopDeployment), secrets);
        } catch (RuntimeException e) {
            lock.requireNotLost();
            throw e;
        }
    }

    /** @param kept how many pods the cluster is configured to keep */
    private void waitUntilOnline(Optional<RunnersAtGitHub> github, int kept, ReleaseWatch watch) {
        var context = deployer.context();
        var inputs = deployer.inputs();
        var expected = inputs.runners().expected().orElse(kept);
        if (expected == 0 || github.isEmpty()) {
            deployer.say("No runners expected; not waiting");
            return;
        }
        if (expected > kept) {
            deployer.say("The cluster is configured to keep " + kept + " of the " + expected
                    + " expected runners: set `replicaCount` in `values`, unless something scales them up");
        }
        // Pods may take the whole timeout, and then runners may take as long again.
        var roster = github.get().until(deployer.inTime()).roster();
        var wait = new OnlineWait(roster, watch, context.log(), context.clock(), context.sleeper());
        try {
            wait.until(expected, inputs.timeout());
        } finally {
            deployer.rollout().online(wait.proven());
        }
    }
}
