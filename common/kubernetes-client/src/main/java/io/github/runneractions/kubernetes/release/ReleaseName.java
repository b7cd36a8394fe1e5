package io.github.runneractions.kubernetes.release;

import java.util.regex.Pattern;

/**
 * The name of a Helm release. Two limits apply to it: Helm's to a release of any chart, and a shorter one where runner pods are
 * recognised by the release's name.
 */
public record ReleaseName(String text) {
    /** Helm's limit: a longer name does not fit into the labels of Helm's release records. */
    public static final int HELM_LIMIT = 53;

    /** The runner chart's limit: Kubernetes truncates the pods' names if it is longer, so they no longer begin with it. */
    public static final int RUNNER_CHART_LIMIT = 46;

    /** As Helm has it: names between dots. */
    private static final Pattern OF_HELM =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final Pattern WITH_DOTS = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    /**
     * A release to be deployed, of any chart.
     *
     * @throws IllegalArgumentException that states what is valid, as it follows an input's name and a colon
     */
    public static ReleaseName of(String text) {
        if (text.length() > HELM_LIMIT || !OF_HELM.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a Helm release name; use at most " + HELM_LIMIT
                    + " lower-case letters, digits, hyphens and single dots, such as `runner`");
        }
        return new ReleaseName(text);
    }

    /**
     * A release of the runner chart that is deployed already, perhaps by another tool: dots are accepted.
     *
     * @throws IllegalArgumentException that states what is valid, as it follows an input's name and a colon
     */
    public static ReleaseName ofRunnerChart(String text) {
        if (text.length() > RUNNER_CHART_LIMIT || !WITH_DOTS.matcher(text).matches()) {
            throw new IllegalArgumentException("is not the name of a release of the runner chart; use at most "
                    + RUNNER_CHART_LIMIT + " lower-case letters, digits, hyphens and dots, such as `demo`");
        }
        return new ReleaseName(text);
    }

    /** The name of the Secret that the release's pods take their registration from, unless a value of the chart names another. */
    public String registrationSecret() {
        return text + "-registration";
    }

    @Override
    public String toString() {
        return text;
    }
}
