package io.github.runneractions.deploy.helm;

import static io.github.runneractions.deploy.helm.HelmCauses.CONFLICT;
import static io.github.runneractions.deploy.helm.HelmCauses.HOOK;
import static io.github.runneractions.deploy.helm.HelmCauses.IMMUTABLE;
import static io.github.runneractions.deploy.helm.HelmCauses.INVALID;
import static io.github.runneractions.deploy.helm.HelmCauses.NOT_DELETED;
import static io.github.runneractions.deploy.helm.HelmCauses.NOT_READY;
import static io.github.runneractions.deploy.helm.HelmCauses.OWNED;
import static io.github.runneractions.deploy.helm.HelmCauses.REMOVED;
import static io.github.runneractions.deploy.helm.HelmCauses.TOO_LARGE;
import static io.github.runneractions.deploy.helm.HelmCauses.UNREACHABLE;
import static io.github.runneractions.deploy.helm.HelmCauses.WEBHOOK;

import io.github.runneractions.deploy.chart.RequiredPermissions;
import io.github.runneractions.deploy.helm.HelmErrors.HelmCause;
import io.github.runneractions.deploy.lock.LockErrors;
import io.github.runneractions.deploy.rollout.ProblemKind;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import java.util.List;

/** The causes of Helm's errors that are of the cluster and its other users. */
final class ClusterCauses {
    /** The first row whose text is found is the cause. */
    static final List<HelmCause> ROWS = List.of(
            HelmCause.of(
                    "another operation \\(install/upgrade/rollback\\) is in progress",
                    LockErrors.LOCKED,
                    "Helm's record says that another deployment of this release is in progress",
                    "Wait for the other run, then run the step again."),
            HelmCause.of(
                    "cannot reuse a name that is still in use|\"sh\\.helm\\.release\\.v1\\.[^\"]+\" already exists",
                    LockErrors.LOCKED,
                    "another run has begun to deploy this release since this one looked at it",
                    "Wait for the other run, then run the step again."),
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
                    "failed calling webhook (\"[^\"]+\"): ([^\\n]+)",
                    WEBHOOK,
                    "the cluster's admission webhook $1 cannot be called: $2",
                    "Ask the cluster's operators to repair the webhook, then run the step again."),
            HelmCause.of(
                    "(dial tcp [^\\n"
                            + "]+|connection reset by peer|TLS handshake timeout|etcdserver: (?:request timed out|leader"
                            + " changed|no leader)|http2: client connection lost|unexpected EOF)",
                    UNREACHABLE,
                    "Helm lost the connection to the cluster: $1",
                    "Check the network between the runner and the cluster, then run the step again."),
            HelmCause.of(
                    "\"(sh\\.helm\\.release\\.v1\\.[^\"]+)\" is invalid: data: Too long|[Rr]equest entity too large"
                            + "|trying to send message larger than max|etcdserver: request is too large",
                    TOO_LARGE,
                    "the release with its chart and values does not fit into the Secret that Helm keeps it in",
                    "Remove large files from the chart (`.helmignore`), or split it."),
            HelmCause.of(
                    "(roles\\.rbac\\S+|clusterroles\\.rbac\\S+) (\"[^\"]+\") is forbidden: user \"([^\"]+)\" [^\\n"
                            + "]*is attempting to grant RBAC permissions not currently held:\\s*(.+)$",
                    KubernetesErrors.FORBIDDEN,
                    "the account $3 may not create the role $2, which grants more than the account has: $4",
                    "Ask the cluster's operators to give the account these permissions, or turn the role off in"
                            + " `values`."),
            HelmCause.of(
                    "(namespaces \"[^\"]+\" not found|namespace \\S+ because it is being terminated)",
                    KubernetesErrors.NO_NAMESPACE,
                    "the namespace is not there: $1",
                    "Create the namespace, or correct `namespace`."),
            HelmCause.of(
                    "is forbidden: (exceeded quota: [^\\n]+|failed quota: [^\\n]+)",
                    ProblemKind.QUOTA.topic(),
                    "the namespace's quota does not allow it: $1",
                    ProblemKind.QUOTA.hint()),
            HelmCause.of(
                    "(violates PodSecurity [^\\n]+|admission webhook \"[^\\n]+|ValidatingAdmissionPolicy '[^\\n]+)",
                    ProblemKind.POLICY.topic(),
                    "a policy refuses it: $1",
                    ProblemKind.POLICY.hint()),
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
                    "conflicts? with \"([^\"]+)\"[^:]*:\\s+(?:- )?(\\S+)",
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
                    "(\\S+ \"[^\"]+\") is invalid: (\\S+): Forbidden: (updates to [^\\n]+|spec is immutable[^\\n]*)",
                    IMMUTABLE,
                    "$2 of $1 cannot be changed after creation: $3",
                    "Revert the change of that field, or run `helm uninstall` first."),
            HelmCause.of(
                    "(\\S+ \"[^\"]+\" is invalid: [^\\n]+|failed to create typed patch object[^\\n]*: [^\\n]+"
                            + "|error validating data: [^\\n]+|unknown field \"[^\\n]+)",
                    INVALID,
                    "the cluster rejects an object: $1",
                    "Correct the field in `values`, or in the chart."),
            HelmCause.of(
                    "current release manifest[^\\n]*no matches for kind \"([^\"]+)\" in version \"([^\"]+)\"",
                    REMOVED,
                    "the release has a $1 of $2, which the cluster no longer serves",
                    "Rewrite the release's record with Helm's plugin `mapkubeapis`, or uninstall the release and"
                            + " deploy it again."),
            HelmCause.of(
                    "no matches for kind \"([^\"]+)\" in version \"([^\"]+)\"",
                    RequiredPermissions.UNKNOWN_KIND,
                    "the cluster does not serve the kind $1 of $2",
                    "Install the operator that defines this kind, or disable the object in `values`."),
            HelmCause.of(
                    "Hook ((?:pre|post)-(?:install|upgrade|rollback|delete)) (\\S+) failed: ([^\\n]+)",
                    HOOK,
                    "its $1 hook (in $2) failed: $3",
                    "Correct the hook in the chart, or what it needs in the namespace."),
            HelmCause.of(
                    "(?:failed )?((?:pre|post)-(?:install|upgrade|rollback|delete))(?: hooks failed)?: ([^\\n]+)",
                    HOOK,
                    "its $1 hook failed: $2",
                    "Check the hook's Job and its pod's log in the namespace; if they are deleted by now, while the"
                            + " step runs."),
            HelmCause.of(
                    "resource (\\S+?)/[^/\\s]*/(\\S+) still exists\\. status: ([^,\\n]*), message: ([^\\n]*)",
                    NOT_DELETED,
                    "$1 $2 was not deleted in time: $4",
                    "Check its finalizers (`kubectl get -o yaml`), and the pods that still use it."),
            HelmCause.of(
                    "resource Job/[^/\\s]*/(\\S+) not ready\\. status: Failed, message: ([^\\n]*)",
                    ProblemKind.JOB.topic(),
                    "Job $1 failed: $2",
                    ProblemKind.JOB.hint()),
            HelmCause.of(
                    "resource (\\S+?)/[^/\\s]*/(\\S+) not ready\\. status: Failed, message: ([^\\n]*)",
                    ProblemKind.CONDITION.topic(),
                    "$1 $2 failed: $3",
                    ProblemKind.CONDITION.hint()),
            HelmCause.of(
                    "(resource \\S+ not ready[^\\n]*)",
                    NOT_READY,
                    "it did not become ready in time: $1",
                    "Raise `timeout`, or check the objects with `kubectl describe` while the step runs."),
            HelmCause.of(
                    "context deadline exceeded|timed out waiting|would exceed context deadline",
                    NOT_READY,
                    "it did not become ready in time",
                    "Raise `timeout`, or check the objects with `kubectl describe` while the step runs."));

    private ClusterCauses() {}
}
