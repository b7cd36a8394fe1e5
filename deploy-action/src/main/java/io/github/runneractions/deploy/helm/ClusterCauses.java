package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.NeededRights;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.runtime.Topic;
import java.util.List;

/** What Helm's errors mean where the cluster is at fault, or somebody else in it. One row a text, as Helm 4.3 writes it. */
final class ClusterCauses {
    static final Topic UNREACHABLE = new Topic("Helm cannot reach the cluster");
    static final Topic QUOTA = new Topic("The namespace's quota is used up");
    static final Topic POLICY = new Topic("A policy of the cluster refuses the chart");
    static final Topic OWNED = new Topic("An object of the chart belongs to somebody else");
    static final Topic CONFLICT = new Topic("Somebody else has changed an object of the release");
    static final Topic IMMUTABLE = new Topic("A field that cannot change was changed");
    static final Topic HOOK = new Topic("A hook of the chart fails");
    static final Topic LOCKED = new Topic("Another deployment of the release is in progress");
    static final Topic CANCELLED = new Topic("The deployment was cancelled");
    static final Topic NOT_READY = new Topic("The release does not become ready in time");

    static final List<HelmCause> ROWS = List.of(
            HelmCause.of(
                    "has been cancelled|context canceled",
                    CANCELLED,
                    "the run was cancelled",
                    "Run the step again when you want the deployment."),
            HelmCause.of(
                    "another operation \\(install/upgrade/rollback\\) is in progress",
                    LOCKED,
                    "Helm's record says that somebody deploys this release right now, or was killed while doing so",
                    "Wait for the other run; if there is none, look at `helm history` and roll back with"
                            + " `helm rollback` to the last revision that was deployed."),
            HelmCause.of(
                    "(?:the server has asked for the client to provide credentials|Unauthorized)",
                    KubernetesErrors.BAD_TOKEN,
                    "the cluster does not accept the token any more",
                    "Give a `kube-token` that outlives the deployment."),
            HelmCause.of(
                    "(?i)kubernetes cluster unreachable: ([^\\n]+)",
                    UNREACHABLE,
                    "Helm could not reach the cluster: $1",
                    "Check that it is the network's passing fault, then run the step again."),
            HelmCause.of(
                    "is forbidden: (exceeded quota: [^\\n]+|failed quota: [^\\n]+)",
                    QUOTA,
                    "the namespace's quota does not allow it: $1",
                    "Lower `replicas` or the resource requests in `values`, or have the quota raised."),
            HelmCause.of(
                    "(violates PodSecurity [^\\n]+|admission webhook \"[^\\n]+|ValidatingAdmissionPolicy '[^\\n]+)",
                    POLICY,
                    "a policy refuses it: $1",
                    "Change `values` so that the policy is met, or ask its owners."),
            HelmCause.of(
                    "User \"([^\"]+)\" cannot (\\S+) resource \"([^\"]+)\" in API group \"([^\"]*)\"",
                    KubernetesErrors.FORBIDDEN,
                    "the account $1 may not $2 $3",
                    "Have the cluster's operators bind a role with this right to the account."),
            HelmCause.of(
                    "(\\S+ \"[^\"]+\") in namespace \"[^\"]+\" exists and cannot be imported into the current release",
                    OWNED,
                    "$1 exists already and is not this release's",
                    "Choose another `release`, or delete that object if nobody needs it."),
            HelmCause.of(
                    "conflict with \"([^\"]+)\"[^:]*: (\\S+)",
                    CONFLICT,
                    "`$1` owns the field $2, which the chart wants to set",
                    "Leave the field out of `values`, or have its owner give it up"
                            + " (`kubectl get -o yaml --show-managed-fields` shows who owns what)."),
            HelmCause.of(
                    "(\\S+ \"[^\"]+\") is invalid: (\\S+): [^\\n]*field is immutable",
                    IMMUTABLE,
                    "$2 of $1 cannot be changed once it is there",
                    "Undo the change of that field, or uninstall the release first (`helm uninstall`)."),
            HelmCause.of(
                    "no matches for kind \"([^\"]+)\" in version \"([^\"]+)\"",
                    NeededRights.UNKNOWN_KIND,
                    "the cluster does not know the kind $1 of $2",
                    "Have the operator installed that brings this kind, or turn it off in `values`."),
            HelmCause.of(
                    "failed ((?:pre|post)-(?:install|upgrade|rollback|delete)): ([^\\n]+)",
                    HOOK,
                    "its $1 hook failed: $2",
                    "Look at the hook's Job and its pod's log in the namespace, while the step runs if they are gone by now."),
            HelmCause.of(
                    "(resource \\S+ not ready[^\\n]*)|context deadline exceeded|timed out waiting",
                    NOT_READY,
                    "it did not become ready in time",
                    "Raise `timeout` if it only needs longer, or look at the objects (`kubectl describe`) while the step runs."));

    private ClusterCauses() {}
}
