package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.Workload;
import io.github.runneractions.kubernetes.client.Cluster;
import java.util.List;
import java.util.Optional;

/** How many pods the cluster is told to keep, which an autoscaler may have changed since the chart said it. */
record Replicas(Cluster cluster, DiscoveryRestMapper discovery) {
    int wanted(List<Workload> workloads) {
        return workloads.stream().mapToInt(this::of).sum();
    }

    private int of(Workload workload) {
        return discovery
                .find(workload.apiVersion(), workload.kind())
                .flatMap(resource -> cluster.call(
                        "look at " + workload.kind() + " " + workload.name(),
                        () -> Optional.ofNullable(cluster.objects(resource)
                                .withName(workload.name())
                                .get())))
                .map(Replicas::said)
                .orElse(0);
    }

    private static int said(GenericKubernetesResource object) {
        Object replicas = object.get("spec", "replicas");
        // A DaemonSet has none; its status knows on how many nodes it is meant to be.
        Object scheduled = object.get("status", "desiredNumberScheduled");
        return Optional.ofNullable(replicas)
                .or(() -> Optional.ofNullable(scheduled))
                .map(count -> Integer.parseInt(count.toString()))
                .orElse(0);
    }
}
