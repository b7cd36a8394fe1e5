package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.ReleaseDiff;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.Rights;
import io.github.runneractions.deploy.helm.Helm;
import io.github.runneractions.deploy.helm.HelmUpgrade;
import io.github.runneractions.deploy.helm.PlannedRecovery;
import io.github.runneractions.deploy.helm.RecordCompletion;
import io.github.runneractions.deploy.helm.ReleaseChange;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.deploy.helm.RollBackTarget;
import io.github.runneractions.deploy.helm.RunMark;
import io.github.runneractions.deploy.lock.DeployLock;
import io.github.runneractions.deploy.lock.HeldLock;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.toolkit.ActionContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Deploys one release, from the first call of the cluster until the runners are online. */
record ReleaseDeployer(
        DeployInputs inputs,
        ReleasePlan plan,
        Helm helm,
        Rendering rendering,
        Cluster cluster,
        ActionContext context,
        ObservedRollout rollout) {
    ReleaseChange run() {
        // What precedes Helm, Helm's waiting, and what follows it may each take the whole timeout.
        var preparing = cluster.until(inTime());
        var account = connect(preparing);
        var kinds = new DiscoveryRestMapper(preparing);
        var permissions = new PermissionCheck(preparing, kinds, plan, account, context.log());
        var wanted = WantedRevision.of(inputs.task(), rendering, preparing, permissions::operation);
        var allowed = permissions.check(wanted, inputs.registrationSecret(), AppSecret.of(inputs));
        return inputs.runners().withGitHub(inputs.timeout(), context, github -> {
            // Again, so that Helm is told first when the job is cancelled: what holds the token waits for it.
            try (var _ = context.cancellation().onCancel(helm::cancel)) {
                return run(new CheckedRevision(
                        wanted,
                        permissions,
                        allowed,
                        github,
                        secrets(allowed.chart()),
                        wanted.earlier()
                                .map(RollBackTarget::run)
                                .orElseGet(() -> UUID.randomUUID().toString())));
            }
        });
    }

    /** The name of the account, which the first call tells. */
    String connect(Cluster preparing) {
        var account = preparing.user().map(ForeignText::inOneLine).orElse("the account");
        say("Connected to " + inputs.connection().server() + " as " + account);
        return account;
    }

    DeploymentSecrets secrets(RenderedChart chart) {
        return DeploymentSecrets.of(inputs, chart, cluster, context);
    }

    private ReleaseChange run(CheckedRevision checked) {
        // A token that may not list the runners is reported before anything is deployed.
        if (expectsRunners()) {
            checked.github().ifPresent(at -> at.roster().requireReadable());
        }
        var preparing = cluster.until(inTime());
        var namespace = Optional.of(preparing)
                .filter(_ -> inputs.createsNamespace())
                .map(with -> DeployNamespace.look(with, context.log()));
        var isMissing = namespace.filter(DeployNamespace::isMissing).isPresent();
        if (!isMissing) {
            checked.secrets().check();
        }
        if (inputs.mode() == DeployInputs.Mode.DRY_RUN) {
            namespace.ifPresent(DeployNamespace::tell);
            var live = new LiveObjects(preparing, checked.kinds().asking(preparing));
            var history = history(preparing, checked.chart(), live);
            checked.permissions().ofRelease(checked.allowed(), live).require(history);
            var upgrade = upgrade(checked, history, live, Supplier::get);
            if (!new PlannedRecovery(checked.chart(), live, locking()::holder, context.log()).tell(history)) {
                upgrade.dryRun();
            }
            return rollout.planned(history, ReleaseDiff.between(upgrade.deployed(), checked.chart()), context.log());
        }
        namespace.ifPresent(DeployNamespace::create);
        if (isMissing) {
            checked.secrets().check();
        }
        try (var lock = lock(checked.allowed().rights(), RunMark.of(lockedBy(checked)))) {
            return new LockedDeployment(this, checked, lock).run();
        }
    }

    private DeployLock locking() {
        return new DeployLock(cluster, plan.release(), inputs.whenLocked(), inputs.timeout(), context.process());
    }

    /** @param id tells this run from all others */
    HeldLock lock(Rights rights, String id) {
        // A run that has lost the lock stops Helm: by now, another run has started it, too.
        return rights.maySecrets("get", "patch")
                ? locking().acquire(id, helm::abandon)
                : locking().goWithout(id);
    }

    /** Two runs may roll back to the same revision, and must not take each other for themselves. */
    private static String lockedBy(CheckedRevision checked) {
        return checked.wanted().earlier().isEmpty()
                ? checked.run()
                : UUID.randomUUID().toString();
    }

    private boolean expectsRunners() {
        return inputs.runners().expected().filter(count -> count == 0).isEmpty();
    }

    ReleaseHistory history(Cluster preparing, RenderedChart chart, LiveObjects live) {
        var history = ReleaseHistory.read(preparing, plan.release());
        history.requireOnlyOwnDeletions(chart, live::readable);
        return history;
    }

    /** @param withLock reads the records that something is undone by: not those of another run that has taken over */
    HelmUpgrade upgrade(
            CheckedRevision checked,
            ReleaseHistory history,
            LiveObjects live,
            Function<Supplier<ReleaseHistory>, ReleaseHistory> withLock) {
        Supplier<ReleaseHistory> now =
                () -> withLock.apply(() -> ReleaseHistory.read(cluster.until(inTime()), plan.release()));
        var mark = RunMark.on(checked.chart(), live, plan.release(), checked.run());
        checked.wanted().earlier().ifPresent(target -> target.requireIn(history, mark.known()));
        var rights = checked.allowed().rights();
        var completion = !rights.maySecrets("update") && rights.maySecrets("get", "patch")
                ? RecordCompletion.in(cluster, now)
                : RecordCompletion.none();
        return HelmUpgrade.of(
                helm,
                plan.with(checked.allowed().waiting()),
                history,
                now,
                checked.wanted().earlier(),
                checked.wanted().chart(),
                mark,
                completion,
                context.log());
    }

    Deadline inTime() {
        return Deadline.in(inputs.timeout(), context.clock());
    }

    void say(String text) {
        context.log().info(text);
    }
}
