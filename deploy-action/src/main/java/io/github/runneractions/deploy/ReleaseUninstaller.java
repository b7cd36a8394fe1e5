package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.ReleaseDiff;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.Rights;
import io.github.runneractions.deploy.helm.ReleaseChange;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.deploy.helm.ReleaseRecovery;
import io.github.runneractions.deploy.helm.RunMark;
import io.github.runneractions.deploy.helm.Uninstallation;
import io.github.runneractions.deploy.lock.HeldLock;
import io.github.runneractions.deploy.rollout.ReleaseWatch;
import io.github.runneractions.deploy.secret.ReleaseSecrets;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.kubernetes.secret.SecretErrors;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Uninstalls one release, and deletes the Secrets that this action has made for it. It succeeds if the release is not installed. */
record ReleaseUninstaller(ReleaseDeployer deployer) {
    static final Topic LEFT = new Topic("Something is left of an uninstalled release");
    private static final String WHY = "its release is uninstalled";
    private static final RenderedChart NOTHING = new RenderedChart(List.of());

    ReleaseChange uninstall() {
        var preparing = deployer.cluster().until(deployer.inTime());
        var account = deployer.connect(preparing);
        var kinds = new DiscoveryRestMapper(preparing);
        var live = new LiveObjects(preparing, kinds);
        var allowed = new UninstallationCheck(live, deployer.plan(), account)
                .check(() -> deployer.history(preparing, NOTHING, live));
        if (deployer.inputs().mode() == DeployInputs.Mode.DRY_RUN) {
            var history = allowed.history();
            if (history.isEmpty()) {
                deployer.say(notInstalled());
            }
            var gone = Optional.of(history)
                    .filter(found -> !found.isEmpty())
                    .map(found -> Uninstallation.of(found).found(live));
            return deployer.rollout()
                    .planned(
                            history,
                            ReleaseDiff.between(gone, NOTHING),
                            deployer.context().log());
        }
        var plan = deployer.plan().with(allowed.waiting());
        try (var lock =
                deployer.lock(allowed.rights(), RunMark.of(UUID.randomUUID().toString()))) {
            return uninstall(plan, lock, kinds, allowed.rights());
        }
    }

    private String notInstalled() {
        var plan = deployer.plan();
        return "Release " + plan.release() + " is not installed in namespace " + plan.namespace();
    }

    private ReleaseChange uninstall(ReleasePlan plan, HeldLock lock, DiscoveryRestMapper kinds, Rights rights) {
        // The lock may have taken the whole timeout.
        var deadline = deployer.inTime();
        var preparing = deployer.cluster().until(deadline);
        var live = new LiveObjects(preparing, kinds.asking(preparing));
        var context = deployer.context();
        var others = new ReleaseRecovery(
                preparing,
                NOTHING,
                live,
                lock,
                deployer.inputs().whenLocked(),
                deadline,
                context.log(),
                context.sleeper());
        var history = deployer.rollout().from(others.awaitOthers(deployer.history(preparing, NOTHING, live)));
        var left = new ArrayList<String>();
        if (history.isEmpty()) {
            deployer.say(notInstalled());
        } else {
            var of = Uninstallation.of(history);
            if (rights.maySecrets("get", "patch")) {
                of.begin(preparing);
            }
            left.addAll(uninstall(of, plan, live, lock));
        }
        lock.requireNotLost();
        left.addAll(deleteSecrets());
        if (!left.isEmpty()) {
            throw new ToolFailed(
                    LEFT,
                    "Tried to uninstall release " + plan.release() + " from namespace " + plan.namespace()
                            + ", but these stay: " + String.join("; ", left),
                    "Run the step again for Secrets. Delete the other objects by hand: Helm has no record of them any more.",
                    null);
        }
        if (!history.isEmpty()) {
            deployer.say("Release " + plan.release()
                    + " is uninstalled. Pods that still run a job end when the job has ended");
        }
        return deployer.rollout()
                .change(ReleaseHistory.read(deployer.cluster().until(deployer.inTime()), plan.release()));
    }

    private List<String> uninstall(Uninstallation of, ReleasePlan plan, LiveObjects live, HeldLock lock) {
        var log = deployer.context().log();
        var objects = of.objects();
        try (var watch =
                deployer.rollout().by(ReleaseWatch.start(deployer.cluster(), deployer.inTime(), objects, log))) {
            deployer.say("Uninstalling release " + plan.release() + " from namespace " + plan.namespace() + ": "
                    + objects.describe());
            // Before Helm deletes the records: a run that is killed leaves the next one something to go by.
            of.delete(of.outsideOfNewest(), live, log);
            try {
                of.run(deployer.helm(), plan, of.objectionToHooks(live), log);
            } finally {
                // Another run's objects are not to be deleted, and why Helm was stopped is to be said.
                lock.requireNotLost();
            }
            var confirming = deployer.cluster().until(deployer.inTime());
            var left = of.delete(objects, new LiveObjects(confirming, new DiscoveryRestMapper(confirming)), log);
            watch.catchUp(confirming);
            return left;
        }
    }

    /** Also when the release is gone already: a run may have been killed before it came to them. */
    private List<String> deleteSecrets() {
        var release = deployer.plan().release();
        var context = deployer.context();
        var left = new ArrayList<>(new ReleaseSecrets(
                        release,
                        List.of(),
                        deployer.cluster(),
                        context.process(),
                        deployer.inputs().timeout())
                .removeOthers(WHY));
        var name = release.registrationSecret();
        var registration = new RegistrationSecretStore(deployer.cluster(), name, context.process(), deployer.inTime());
        try {
            if (registration.deleteOf(Map.of(RecommendedLabels.INSTANCE, release.text()))) {
                deployer.say("Secret " + name + " deleted: " + WHY);
            }
        } catch (Rejected e) {
            if (!e.topic().equals(SecretErrors.FOREIGN)) {
                left.add("Secret " + name + " (" + e.getMessage() + ")");
            }
        } catch (Failure e) {
            left.add("Secret " + name + " (" + e.getMessage() + ")");
        }
        return left;
    }
}
