package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.chart.Waiting;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.time.Duration;
import java.util.List;

/**
 * A release to deploy.
 *
 * @param chart Helm's arguments for the chart
 * @param values Helm's arguments for the values
 */
public record ReleasePlan(
        ReleaseName release, String namespace, List<String> chart, List<String> values, HelmOptions options) {
    /** One that is deployed as action.yml has it by default. */
    public ReleasePlan(
            ReleaseName release, String namespace, List<String> chart, List<String> values, Duration timeout) {
        this(release, namespace, chart, values, HelmOptions.of(timeout));
    }

    /** How long the objects may take to become ready. */
    public Duration timeout() {
        return options.timeout();
    }

    /** How Helm waits for that. */
    public Waiting waiting() {
        return options.waiting();
    }

    /** The same with another way of waiting, if that waits for less. */
    public ReleasePlan with(Waiting other) {
        return new ReleasePlan(release, namespace, chart, values, options.with(other));
    }
}
