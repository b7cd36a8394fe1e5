package io.github.runneractions.runnercleanup.cluster;

import io.github.runneractions.kubernetes.ApiResource;
import io.github.runneractions.kubernetes.ClusterObject;
import io.github.runneractions.kubernetes.Inventory;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of a cluster's namespace. */
public record ClusterPods(Inventory inventory) implements RunnerPods {
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    @Override
    public Set<String> living() {
        return inventory.list(ApiResource.PODS, Map.of()).stream()
                .filter(pod -> !ended(pod))
                .map(ClusterObject::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean alive(String name) {
        return inventory.find(ApiResource.PODS, name).filter(pod -> !ended(pod)).isPresent();
    }

    /** Whether its containers have ended. A pod on a lost node has not: it may run on. */
    static boolean ended(ClusterObject pod) {
        return pod.phase().filter(ENDED::contains).isPresent();
    }
}
