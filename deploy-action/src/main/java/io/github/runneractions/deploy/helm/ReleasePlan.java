package io.github.runneractions.deploy.helm;

import io.github.runneractions.kubernetes.release.ReleaseName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A release to deploy.
 *
 * @param chart Helm's arguments for the chart
 * @param values files, each over the ones before
 * @param timeout how long the objects may take to become ready
 */
public record ReleasePlan(
        ReleaseName release, String namespace, List<String> chart, List<Path> values, Duration timeout) {}
