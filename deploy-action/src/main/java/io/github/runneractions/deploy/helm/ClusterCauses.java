package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.RequiredPermissions;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.runtime.Topic;
import java.util.List;

/** Explains Helm's errors about the cluster and its other users. One row per text, as Helm 4.3 writes it. */
final class ClusterCauses {
    static final Topic UNREACHABLE = new Topic("Helm cannot reach the cluster");
    static final Topic QUOTA = new Topic("The namespace's quota is used up");
    static final Topic POLICY = new Topic("A policy of the cluster refuses the chart");
    static final Topic OWNED = new Topic("An object of the chart exists outside the release");
    static final Topic CONFLICT = new Topic("Another field manager owns a field of the release");
    static final Topic IMMUTABLE = new Topic("An immutable field was changed");
    static final Topic HOOK = new Topic("A hook of the chart fails");
    static final Topic LOCKED = new Topic("Another deployment of the release is in progress");
    static final Topic CANCELLED = new Topic("The deployment was cancelled");
    static final Topic NOT_READY = new Topic("The release does not become ready in time");

    static final List<HelmCause> ROWS = List.of(
            HelmCause.of(
                    "has been cancelled|context canceled",
                    CANCELLED,
                    "the run was cancelled",
                    "Run the step again to deploy."),
            HelmCause.of(
                    "another operation \\(install/upgrade/rollback\\) is in progress",
                    LOCKED,
                    "Helm's record says that another deployment of this release is in progress, or was killed",
                    "Wait for the other run. If there is none, check `helm history` and run `helm rollback`"
                            + " to the last revision with the status `deployed`."),
            HelmCause.of(
                    "(?:the server has asked for the client to provide credentials|Unauthorized)",
                    KubernetesErrors.BAD_TOKEN,
                    "the cluster no longer accepts the token",
                    "Set `kube-token` to a token that is valid until the deployment ends."),
            HelmCause.of(
                    "(?i)kubernetes cluster unreachable: ([^\\n]+)",
                    UNREACHABLE,
                    "Helm could not reach the cluster: $1",
                    "Check the network between the runner and the cluster, then run the step again."),
            HelmCause.of(
                    "is forbidden: (exceeded quota: [^\\n]+|failed quota: [^\\n]+)",
                    QUOTA,
                    "the namespace's quota does not allow it: $1",
                    "Lower `replicas` or the resource requests in `values`, or ask for a higher quota."),
            HelmCause.of(
                    "(violates PodSecurity [^\\n]+|admission webhook \"[^\\n]+|ValidatingAdmissionPolicy '[^\\n]+)",
                    POLICY,
                    "a policy refuses it: $1",
                    "Change `values` to comply with the policy, or ask its owners for an exception."),
            HelmCause.of(
                    "User \"([^\"]+)\" cannot (\\S+) resource \"([^\"]+)\" in API group \"([^\"]*)\"",
                    KubernetesErrors.FORBIDDEN,
                    "the account $1 may not $2 $3",
                    "Ask the cluster's operators to bind a role with this permission to the account."),
            HelmCause.of(
                    "(\\S+ \"[^\"]+\") in namespace \"[^\"]+\" exists and cannot be imported into the current release",
                    OWNED,
                    "$1 already exists and does not belong to this release",
                    "Choose another `release`, or delete that object if it is not needed."),
            HelmCause.of(
                    "conflict with \"([^\"]+)\"[^:]*: (\\S+)",
                    CONFLICT,
                    "`$1` owns the field $2, which the chart sets",
                    "Remove the field from `values`, or from what its owner applies"
                            + " (`kubectl get -o yaml --show-managed-fields` shows the owners)."),
            HelmCause.of(
                    "(\\S+ \"[^\"]+\") is invalid: (\\S+): [^\\n]*field is immutable",
                    IMMUTABLE,
                    "$2 of $1 cannot be changed after creation",
                    "Revert the change of that field, or run `helm uninstall` first."),
            HelmCause.of(
                    "no matches for kind \"([^\"]+)\" in version \"([^\"]+)\"",
                    RequiredPermissions.UNKNOWN_KIND,
                    "the cluster does not serve the kind $1 of $2",
                    "Install the operator that defines this kind, or disable the object in `values`."),
            HelmCause.of(
                    "failed ((?:pre|post)-(?:install|upgrade|rollback|delete)): ([^\\n]+)",
                    HOOK,
                    "its $1 hook failed: $2",
                    "Check the hook's Job and its pod's log in the namespace; if they are deleted by now, while the step runs."),
            HelmCause.of(
                    "(resource \\S+ not ready[^\\n]*)|context deadline exceeded|timed out waiting",
                    NOT_READY,
                    "it did not become ready in time",
                    "Raise `timeout`, or check the objects with `kubectl describe` while the step runs."));

    private ClusterCauses() {}
}
