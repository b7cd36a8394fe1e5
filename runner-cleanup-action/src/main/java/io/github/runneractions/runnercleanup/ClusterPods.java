package io.github.runneractions.runnercleanup;

import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.PartialObjectMetadata;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of a cluster's namespace. */
record ClusterPods(ObjectLister inventory) implements RunnerPods {
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    @Override
    public Pods living() {
        return new Pods(inventory.list(ApiResource.PODS, Map.of()).stream()
                .filter(pod -> !ended(pod))
                .map(PartialObjectMetadata::name)
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public boolean alive(String name) {
        return inventory.find(ApiResource.PODS, name).filter(pod -> !ended(pod)).isPresent();
    }

    /** Whether it runs nothing any more. A pod on a lost node has not ended: it may run on. */
    static boolean ended(PartialObjectMetadata pod) {
        return pod.phase().filter(ENDED::contains).isPresent();
    }
}
