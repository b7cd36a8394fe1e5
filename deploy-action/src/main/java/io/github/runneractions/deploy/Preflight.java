package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.Operation;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.helm.RecordSize;
import io.github.runneractions.deploy.helm.ReleaseChange;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.ForeignText;
import java.util.List;
import java.util.Optional;

/** Does every check that a deployment begins with, and more, and goes on after one that fails. It changes nothing. */
record Preflight(ReleaseDeployer deployer, Checklist list) {
    private static final String NAMESPACE = "namespace";
    private static final String RENDERING = "chart";
    private static final String PERMISSIONS = "permissions";
    private static final String OBJECTS = "objects";
    private static final String SECRETS = "Secrets of this action";
    private static final String PODS = "pods";
    private static final String REMOVALS = "removals";
    private static final String OWNERS = "objects of others";
    private static final String RECORDS = "records of the release";

    /** Those that begin with the rendered chart, in their order. */
    private static final List<String> OF_CHART =
            List.of(PERMISSIONS, ReferencePreflight.NAME, RECORDS, REMOVALS, OWNERS, OBJECTS, SECRETS, PODS);

    private static final List<String> OF_RECORDS = List.of(REMOVALS, OWNERS);

    /** Those that write into the namespace, if only in a dry run. */
    private static final List<String> OF_NAMESPACE = List.of(OBJECTS, SECRETS, PODS);

    static Preflight of(ReleaseDeployer deployer) {
        return new Preflight(deployer, new Checklist(deployer.context().log()));
    }

    /** @throws io.github.runneractions.runtime.Failure when a check fails */
    ReleaseChange run() {
        var cluster = deployer.cluster().until(deployer.inTime());
        var account = list.check(
                "cluster",
                cluster::user,
                user -> deployer.inputs().connection().server() + " accepts the token of "
                        + user.map(ForeignText::inOneLine).orElse("an account that it does not name"));
        token();
        if (account.isPresent()) {
            var obstacle = namespace(cluster);
            chart(cluster, account.get().map(ForeignText::inOneLine).orElse("the account"), obstacle);
        } else {
            var why = "the check of the cluster has failed";
            unknown(List.of(NAMESPACE, RENDERING), why);
            unknown(OF_CHART, why);
        }
        new RunnerPreflight(deployer.inputs(), deployer.context(), list).run();
        deployer.rollout().checked(list.table());
        list.requireNoFailure("deploy release " + deployer.plan().release() + " to namespace "
                + deployer.plan().namespace());
        return ReleaseChange.UNKNOWN;
    }

    private void token() {
        var name = "end of the token";
        if (deployer.inputs().connection().credential() instanceof Credential.BearerToken bearer) {
            bearer.expiry()
                    .ifPresentOrElse(
                            end -> {
                                if (end.isBefore(deployer.inTime().end())) {
                                    list.less(name, "it expires at " + end + ", and a deployment may take longer");
                                } else {
                                    list.check(name, () -> end, _ -> "it expires at " + end);
                                }
                            },
                            () -> list.unknown(name, "the token does not tell it"));
        } else {
            list.unknown(name, "the account has a client certificate");
        }
    }

    /** Why nothing can be written into it, not even in a dry run; empty when something can. */
    private Optional<String> namespace(Cluster cluster) {
        var log = deployer.context().log();
        var seen = list.attempt(NAMESPACE, () -> {
            var found = DeployNamespace.look(cluster, log);
            if (deployer.inputs().createsNamespace()) {
                found.requireCreatable();
            } else {
                found.requireThere();
            }
            return found;
        });
        seen.ifPresent(found -> {
            switch (found.sight()) {
                case THERE -> list.passed(NAMESPACE, cluster.namespace() + " is there");
                case MISSING -> list.passed(NAMESPACE, cluster.namespace() + " will be created");
                case UNKNOWN -> list.unknown(NAMESPACE, "the account may not read it: " + found.words());
            }
        });
        return seen.isEmpty()
                ? Optional.of("the check of the namespace has failed")
                : seen.filter(DeployNamespace::isMissing).map(_ -> "the namespace does not exist yet");
    }

    private void chart(Cluster cluster, String account, Optional<String> obstacle) {
        var plan = deployer.plan();
        var log = deployer.context().log();
        var kinds = new DiscoveryRestMapper(cluster);
        var check = new PermissionCheck(cluster, kinds, plan, account, log);
        var operation = check.operation();
        var rendered = list.check(
                RENDERING,
                () -> deployer.rendering().of(operation, cluster),
                _ -> operation == Operation.INSTALL ? "it renders for a new release" : "it renders for an upgrade");
        if (rendered.isEmpty()) {
            unknown(OF_CHART, "the chart does not render");
            return;
        }
        var manifest = rendered.get();
        list.check("record", () -> RecordSize.require(manifest), size -> size);
        var inputs = deployer.inputs();
        var secret = inputs.registrationSecret();
        var examined = list.attempt(PERMISSIONS, () -> check.examine(manifest, operation, secret));
        if (examined.isEmpty()) {
            unknown(OF_CHART.subList(1, OF_CHART.size()), "the check of the permissions has failed");
            return;
        }
        var allowed = list.check(
                PERMISSIONS,
                () -> {
                    check.requireAllowed(examined.get(), AppSecret.of(inputs));
                    return examined.get().chart();
                },
                found -> account + " has those that Helm needs for " + found.describe());
        var live = new LiveObjects(cluster, kinds);
        if (obstacle.isPresent()) {
            list.unknown(ReferencePreflight.NAME, obstacle.get());
        } else {
            new ReferencePreflight(inputs, live, list, deployer.context().clock())
                    .check(examined.get().chart());
        }
        if (allowed.isEmpty()) {
            unknown(OF_CHART.subList(2, OF_CHART.size()), "permissions are missing");
            return;
        }
        examined.get().less(plan).ifPresent(text -> list.less("useful permissions", text));
        release(check.ofRelease(examined.get(), live));
        if (obstacle.isPresent()) {
            unknown(OF_NAMESPACE, obstacle.get());
            return;
        }
        list.check(OBJECTS, () -> check.requireAccepted(examined.get()), "the cluster accepts them");
        list.check(SECRETS, () -> deployer.secrets(examined.get().chart()).check(), "the cluster accepts them");
        var pods = new PodPreflight(cluster, list);
        examined.get().chart().withPods().forEach(pods::check);
    }

    private void unknown(List<String> checks, String why) {
        checks.forEach(check -> list.unknown(check, why));
    }

    private void release(ReleaseCheck check) {
        var history = list.check(
                RECORDS,
                () -> deployer.history(check.live().cluster(), check.examined().chart(), check.live()),
                found -> found.newest()
                        .map(newest -> "the newest is revision " + newest.revision() + ", " + newest.status())
                        .orElse("there are none"));
        if (history.isEmpty()) {
            unknown(OF_RECORDS, "the check of the records has failed");
        }
        history.ifPresent(found -> {
            list.check(
                    REMOVALS,
                    () -> new RenderedChart(check.requireDeletions(found)),
                    gone -> gone.objects().isEmpty()
                            ? "the chart has everything that the release has"
                            : check.account() + " may delete what the chart does not have any more: "
                                    + gone.describe());
            list.check(
                    OWNERS,
                    () -> check.requireNoForeign(found),
                    check.plan().options().takesOwnership()
                            ? "with `take-ownership: true`, Helm makes those that there are the release's"
                            : "the chart's objects are not there yet, or are the release's");
        });
    }
}
