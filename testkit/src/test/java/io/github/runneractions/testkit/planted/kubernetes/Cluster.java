package io.github.runneractions.testkit.planted.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.testkit.planted.github.Fine;
import org.kohsuke.planted.Repository;

/** Knows GitHub, and its library. */
public record Cluster(Fine fine, Repository repository, KubernetesClient client) {}
