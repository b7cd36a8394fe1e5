package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.Workload;
import io.github.runneractions.kubernetes.client.Cluster;
import java.util.List;
import java.util.Optional;

/** How many pods the workloads are configured to have; an autoscaler may have changed the number in the chart. */
record Replicas(Cluster cluster, DiscoveryRestMapper discovery) {
    int wanted(List<Workload> workloads) {
        return workloads.stream().mapToInt(this::of).sum();
    }

    private int of(Workload workload) {
        return discovery
                .find(workload.apiVersion(), workload.kind())
                .flatMap(resource -> cluster.call(
                        "read " + workload.kind() + " " + workload.name(),
                        () -> cluster.find(resource, workload.name())))
                .map(Replicas::configured)
                .orElse(0);
    }

    private static int configured(GenericKubernetesResource object) {
        Object replicas = object.get("spec", "replicas");
        // A DaemonSet has none; its status has the number of nodes that should run it.
        Object scheduled = object.get("status", "desiredNumberScheduled");
        return Optional.ofNullable(replicas)
                .or(() -> Optional.ofNullable(scheduled))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(0);
    }
}
