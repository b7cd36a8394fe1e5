package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.github.runneractions.deploy.chart.ApplyDryRun;
import io.github.runneractions.deploy.chart.CrdFiles;
import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.MissingPermissions;
import io.github.runneractions.deploy.chart.Operation;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RequiredPermissions;
import io.github.runneractions.deploy.chart.Rights;
import io.github.runneractions.deploy.chart.SettledObjects;
import io.github.runneractions.deploy.chart.Waiting;
import io.github.runneractions.deploy.chart.WantedPermissions;
import io.github.runneractions.deploy.helm.HelmErrors;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks, before anything changes, that the account may do what Helm itself needs. What is only useful, it can do without.
 *
 * @param account its name, for errors
 */
record PermissionCheck(Cluster cluster, DiscoveryRestMapper kinds, ReleasePlan plan, String account, WorkflowLog log) {
    /**
     * What the cluster has said about the chart and the account.
     *
     * @param lacking the permissions that Helm needs and the account lacks
     * @param granted how many permissions the account has, of those that it was asked for
     */
    record Examined(
            RenderedChart chart,
            RequiredPermissions required,
            Rights rights,
            List<ResourceAttributes> lacking,
            int granted) {
        /** The best way of waiting that the account's permissions allow. */
        Waiting waiting() {
            return required.waiting(rights).orElseThrow();
        }

        /** What the account lacks and can do without, with what that means; empty when it lacks nothing. */
        Optional<String> less(ReleasePlan plan) {
            return WantedPermissions.missing(required, rights, plan.waiting());
        }
    }

    /**
     * Checks that {@code wanted} can be deployed.
     *
     * @param secret the Secret for the registration token; empty when none is written
     * @param app the Secret with the app's key; empty when none is written
     * @throws Failure when a permission is missing that Helm needs, or the cluster refuses an object
     */
    Examined check(WantedRevision wanted, Optional<String> secret, Optional<AppSecret> app) {
        var examined = examine(wanted.manifest(), wanted.operation(), secret);
        requireAllowed(examined, app);
        requireNone(dryRun().refusals(
                        examined.required(),
                        new SettledObjects(cluster, plan.release().text(), examined.rights()),
                        () -> wanted.operation() == Operation.INSTALL
                                ? Optional.empty()
                                : ReleaseHistory.current(cluster, plan.release())));
        log.info(wanted.describe(examined.chart()) + "; the account has the permissions that Helm needs");
        examined.less(plan).ifPresent(text -> log.notice("deploy: the account lacks useful permissions", text));
        return examined;
    }

    /** Asks the cluster for the permissions to deploy {@code manifest}. */
    Examined examine(String manifest, Operation operation, Optional<String> secret) {
        var all = RenderedChart.parse(manifest);
        var text = CrdFiles.without(manifest);
        var withoutFiles = text.equals(manifest) ? all : RenderedChart.parse(text);
        var files = text.equals(manifest) ? new RenderedChart(List.of()) : all.without(withoutFiles);
        var required = RequiredPermissions.of(all, files, operation, kinds, plan.namespace());
        var ofSecret = secret.map(this::ofSecret).orElse(Set.of());
        var asked = new TreeSet<>(required.asked());
        asked.addAll(ofSecret);
        var missing = Set.copyOf(new AccessReview(cluster).missing(asked));
        var rights = new Rights(plan.namespace(), missing);
        var live = new LiveObjects(cluster, kinds);
        var lacking = Stream.concat(
                        required.lacking(rights, object -> live.find(object).isPresent()).stream(),
                        ofSecret.stream().filter(missing::contains))
                .sorted()
                .toList();
        return new Examined(
                operation == Operation.INSTALL ? all : withoutFiles,
                required,
                rights,
                lacking,
                asked.size() - missing.size());
    }

    /** @throws Rejected when the account lacks a permission that Helm needs */
    void requireAllowed(Examined examined, Optional<AppSecret> app) {
        if (!examined.lacking().isEmpty()) {
            var refusal = MissingPermissions.of(examined.lacking(), examined.granted(), account, plan.namespace());
            throw app.filter(key -> key.isUsedBy(examined.chart()))
                    .map(_ -> AppSecret.orWithoutBroker(refusal, examined.lacking()))
                    .orElse(refusal);
        }
    }

    /** @throws Failure when the cluster would refuse an object, such as a Role that grants more than the account has */
    void requireAccepted(Examined examined) {
        requireNone(dryRun().refusals(examined.required()));
    }

    private ApplyDryRun dryRun() {
        var conflicts = plan.options().forcesConflicts() ? ApplyDryRun.Conflicts.FORCE : ApplyDryRun.Conflicts.FAIL;
        var owners = plan.options().takesOwnership() ? ApplyDryRun.Owners.ANYBODY : ApplyDryRun.Owners.RELEASE;
        return new ApplyDryRun(cluster, plan.release().text(), conflicts, owners);
    }

    private void requireNone(List<ApplyDryRun.Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw HelmErrors.refused(
                    "deploy release " + plan.release() + " to namespace " + plan.namespace(), refusals);
        }
    }

    /** These two can be limited to the name of the Secret. */
    private Set<ResourceAttributes> ofSecret(String name) {
        return Set.of(
                ResourceAttributes.to("get", ApiResource.SECRETS, plan.namespace())
                        .named(name),
                ResourceAttributes.to("patch", ApiResource.SECRETS, plan.namespace())
                        .named(name));
    }

    /** Whether Helm will install the release or upgrade it. */
    Operation operation() {
        // With a record of another status, Helm upgrades the release, or this action makes it so that Helm does.
        var selector = "owner=helm,name=" + plan.release() + ",status notin (pending-install,uninstalling,uninstalled)";
        try {
            var found = cluster.call(
                    "list the records of release " + plan.release(),
                    () -> cluster.objects(ApiResource.SECRETS)
                            .withLabelSelector(selector)
                            .list(new ListOptionsBuilder().withLimit(1L).build())
                            .getItems());
            return found.isEmpty() ? Operation.INSTALL : Operation.UPGRADE;
        } catch (Rejected e) {
            if (!e.topic().equals(KubernetesErrors.FORBIDDEN)) {
                throw e;
            }
            // It is among the permissions that are missing.
            return Operation.INSTALL;
        }
    }

    /** The checks that follow, when the records of the release are known. */
    ReleaseCheck ofRelease(Examined examined, LiveObjects live) {
        return new ReleaseCheck(plan, account, examined, live);
    }
}
