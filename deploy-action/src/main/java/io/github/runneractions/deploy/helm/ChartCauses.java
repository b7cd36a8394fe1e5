package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.Topic;
import java.util.List;

/** Explains Helm's errors about the chart, its values or its source. One row per text, as Helm 4.3 writes it. */
final class ChartCauses {
    static final Topic REFUSED_VALUES = new Topic("The chart refuses the values");
    static final Topic SCHEMA = new Topic("The values do not fit the chart's schema");
    static final Topic TEMPLATE = new Topic("A template of the chart fails");
    static final Topic NOT_YAML = new Topic("The chart does not render to YAML");
    static final Topic BAD_VALUES = new Topic("A values file is not YAML");
    static final Topic NO_CHART = new Topic("The chart is not found");
    static final Topic NOT_FETCHED = new Topic("The chart cannot be fetched");
    static final Topic DEPENDENCIES = new Topic("Dependencies of the chart are missing");
    static final Topic KUBERNETES_VERSION = new Topic("The chart is for another Kubernetes version");

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
            HelmCause.of(
                    "failed to parse ([^:\\n]+): [^\\n]*?(yaml: [^\\n]+)",
                    BAD_VALUES,
                    "the file $1 is not YAML: $2",
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
                    "Check `chart`, `chart-repository` and `chart-version`, and whether the registry requires a login."));

    private ChartCauses() {}
}
