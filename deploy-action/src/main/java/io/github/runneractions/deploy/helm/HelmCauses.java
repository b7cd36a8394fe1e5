package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.RequiredPermissions;
import io.github.runneractions.deploy.helm.HelmErrors.HelmCause;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.runtime.Topic;
import java.util.List;

/**
 * The causes of Helm's errors: of the chart, its values and its source, then of the cluster and its other users. One row per
 * text, as Helm 4.3 writes it.
 */
final class HelmCauses {
    static final Topic REFUSED_VALUES = new Topic("The chart refuses the values");
    static final Topic SCHEMA = new Topic("The values do not fit the chart's schema");
    static final Topic TEMPLATE = new Topic("A template of the chart fails");
    static final Topic NOT_YAML = new Topic("The chart does not render to YAML");
    static final Topic BAD_VALUES = new Topic("A values file is not YAML");
    static final Topic NO_CHART = new Topic("The chart is not found");
    static final Topic NOT_FETCHED = new Topic("The chart cannot be fetched");
    static final Topic DEPENDENCIES = new Topic("Dependencies of the chart are missing");
    static final Topic KUBERNETES_VERSION = new Topic("The chart is for another Kubernetes version");

    static final Topic UNREACHABLE = new Topic("Helm cannot reach the cluster");
    static final Topic QUOTA = new Topic("The namespace's quota is used up");
    static final Topic POLICY = new Topic("A policy of the cluster refuses the chart");
    static final Topic OWNED = new Topic("An object of the chart exists outside the release");
    static final Topic CONFLICT = new Topic("Another field manager owns a field of the release");
    static final Topic IMMUTABLE = new Topic("An immutable field was changed");
    static final Topic HOOK = new Topic("A hook of the chart fails");
    static final Topic LOCKED = new Topic("Another deployment of the release is in progress");
    static final Topic CANCELLED = new Topic("The deployment was cancelled");
    static final Topic ENDLESS = new Topic("Helm does not end in time");
    static final Topic TOO_MUCH = new Topic("The chart renders too much");
    static final Topic NOT_READY = new Topic("The release does not become ready in time");

    /** The first row whose text is found is the cause. */
    static final List<HelmCause> ROWS = List.of(
            HelmCause.of(
                    "execution error at \\(([^)]+)\\): ([^\\n]+)",
                    REFUSED_VALUES,
                    "the chart refuses the values (in $1): $2",
                    "Change `values` as the chart asks."),
            HelmCause.of(
                    "values don't meet the specifications of the schema\\(s\\)[^\\n]*\\n[^\\n]*\\n(.+?)(?:\\n\\n|$)",
                    SCHEMA,
                    "the values do not fit the chart's schema:\n$1",
                    "Correct the named entries in `values` or `values-files`."),
            HelmCause.of(
                    "YAML parse error on ([^:\\n]+): ([^\\n]+)",
                    NOT_YAML,
                    "$1 does not render to YAML: $2",
                    "Check what it renders with `helm template --debug`: quote the value, or correct the indentation."),
            HelmCause.of(
                    "parse error at \\(([^)]+)\\): ([^\\n]+)",
                    TEMPLATE,
                    "the template $1 cannot be read: $2",
                    "Correct the template."),
            HelmCause.of(
                    "executing \"([^\"]+)\" at (<[^>]+>):\\s+([^\\n]+)",
                    TEMPLATE,
                    "the template $1 fails at $2: $3",
                    "Set the value that the template uses there, or correct the template."),
            // Not the parser's words, which quote the file.
            HelmCause.of(
                    "failed to parse ([^:\\n]+): [^\\n]*yaml: line ([0-9]+)",
                    BAD_VALUES,
                    "the file $1 is not YAML (line $2)",
                    "Correct the file named in `values-files`."),
            HelmCause.of(
                    "failed to parse ([^:\\n]+): ",
                    BAD_VALUES,
                    "the file $1 is not a mapping in YAML",
                    "Correct the file named in `values-files`."),
            HelmCause.of(
                    "missing in charts/ directory: ([^\\n]+)",
                    DEPENDENCIES,
                    "dependencies are missing: $1",
                    "Run `helm dependency build` on the chart in an earlier step, or package the chart with them."),
            HelmCause.of(
                    "chart requires kubeVersion: (\\S+) which is incompatible with Kubernetes (\\S+)",
                    KUBERNETES_VERSION,
                    "the chart requires Kubernetes $1, but the cluster runs $2",
                    "Set `chart-version` to a version of the chart that supports the cluster's version."),
            HelmCause.of(
                    "path \"([^\"]+)\" not found|unable to detect chart at ([^:\\n]+)",
                    NO_CHART,
                    "the path in `chart` does not contain a chart",
                    "Check `chart`, and that an earlier step checks out the repository."),
            HelmCause.of(
                    "repo (\\S+) not found",
                    NO_CHART,
                    "Helm does not have a repository named $1",
                    "Set `chart-repository` to the repository's URL, and `chart` to the chart's name alone."),
            HelmCause.of(
                    "(failed to perform \"[^\\n]+|looks like \"[^\\n]+|chart \"[^\\n]+ not found in [^\\n]+"
                            + "|failed to (?:fetch|download|do request|authorize|resolve)[^\\n]+)",
                    NOT_FETCHED,
                    "the chart could not be fetched: $1",
                    "Check `chart`, `chart-repository` and `chart-version`, and whether the registry requires a login."),
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
                    "Lower `replicaCount` or the resource requests in `values`, or ask for a higher quota."),
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

    private HelmCauses() {}
}
