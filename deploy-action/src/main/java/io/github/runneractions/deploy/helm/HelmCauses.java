package io.github.runneractions.deploy.helm;

import com.google.re2j.Pattern;
import io.github.runneractions.deploy.helm.HelmErrors.HelmCause;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.stream.Stream;

/**
 * The causes of Helm's errors: of the chart, its values and its source, then {@linkplain ClusterCauses of the cluster} and its other
 * users. One row per text, as Helm 4.3 writes it.
 */
final class HelmCauses {
    static final Topic REFUSED_VALUES = new Topic("The chart refuses the values");
    static final Topic SCHEMA = new Topic("The values do not fit the chart's schema");
    static final Topic TEMPLATE = new Topic("A template of the chart fails");
    static final Topic NOT_YAML = new Topic("The chart does not render to YAML");
    static final Topic BAD_VALUES = new Topic("A values file is not YAML");
    static final Topic NO_PLACE = new Topic("A single value does not fit into the values");
    static final Topic NO_CHART = new Topic("The chart is not found");
    static final Topic NOT_FETCHED = new Topic("The chart cannot be fetched");
    static final Topic DEPENDENCIES = new Topic("Dependencies of the chart are missing");
    static final Topic KUBERNETES_VERSION = new Topic("The chart is for another Kubernetes version");

    static final Topic UNREACHABLE = new Topic("Helm cannot reach the cluster");
    static final Topic OWNED = new Topic("An object of the chart exists outside the release");
    static final Topic CONFLICT = new Topic("Another field manager owns a field of the release");
    static final Topic IMMUTABLE = new Topic("An immutable field was changed");
    static final Topic HOOK = new Topic("A hook of the chart fails");
    static final Topic CANCELLED = new Topic("The deployment was cancelled");
    static final Topic ENDLESS = new Topic("Helm does not end in time");
    static final Topic TOO_MUCH = new Topic("The chart renders too much");
    static final Topic NOT_READY = new Topic("The release does not become ready in time");
    static final Topic INVALID = new Topic("The cluster rejects an object of the chart");
    static final Topic WEBHOOK = new Topic("An admission webhook of the cluster does not work");
    static final Topic TOO_LARGE = new Topic("The release is too large for its record");
    static final Topic REMOVED = new Topic("The release has an API that the cluster has removed");
    static final Topic NOT_DELETED = new Topic("An object is not deleted in time");

    /** In every text. */
    static final Pattern ANY = Pattern.compile("");

    private static final List<HelmCause> OF_CHARTS = List.of(
            // First: it ends whatever Helm was doing, and Helm tells that before it.
            HelmCause.of(
                    "(?:^|[\\s:])context canceled$",
                    CANCELLED,
                    "the run was cancelled",
                    "Run the step again to deploy."),
            HelmCause.of(
                    "execution error at \\(([^)]+)\\): ([^\\n]+(?:\\n- [^\\n]+)*)",
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
            // Helm's words name keys, and no values.
            HelmCause.of(
                    "failed parsing --set\\S* data: ([^\\n]+)",
                    NO_PLACE,
                    "a key in `set`, `set-string` or `set-file` does not fit into the values: $1",
                    "Correct the key: what it goes through must be a mapping, or a list with an index."),
            HelmCause.of(
                    "missing in charts/ directory: ([^\\n]+)",
                    DEPENDENCIES,
                    "dependencies are missing: $1",
                    "Commit the file `Chart.lock` that `helm dependency update` writes: the step fetches what it lists. Or"
                            + " package the chart with them."),
            HelmCause.of(
                    "chart requires kubeVersion: (\\S+) which is incompatible with Kubernetes (\\S+)",
                    KUBERNETES_VERSION,
                    "the chart requires Kubernetes $1, but the cluster runs $2",
                    "Set `chart-version` to a version of the chart that supports the cluster's version."),
            HelmCause.of(
                    "library charts are not installable",
                    NO_CHART,
                    "the chart is a library, which only other charts can use",
                    "Set `chart` to the chart that uses it."),
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
                    "Check `chart`, `chart-repository` and `chart-version`, and whether the registry requires a"
                            + " login."));

    /** The first row whose text is found is the cause. */
    static final List<HelmCause> ROWS =
            Stream.of(OF_CHARTS, ClusterCauses.ROWS).flatMap(List::stream).toList();

    private HelmCauses() {}

    /** The failure of a run that was cancelled before it came to do {@code attempt}. */
    static TimedOut cancelled(String attempt) {
        return new TimedOut(
                CANCELLED, "Tried to " + attempt + ", but the run was cancelled.", "Run the step again to deploy.");
    }
}
