package io.github.runneractions.testkit.planted.github;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.testkit.planted.kubernetes.Cluster;
import io.github.runneractions.testkit.planted.sandbox.Judge;
import io.github.runneractions.testkit.planted.toolkit.ActionContext;
import java.net.http.HttpClient;

/** Has a name that fits anything, and knows what it should not. */
public record NosyHelper(
        Cluster cluster, HttpClient http, KubernetesClient kubernetes, Judge judge, ActionContext context) {}
