package io.github.runneractions.runnercleanup.cluster;

import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.PartialObjectMetadata;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of a cluster's namespace. */
public record ClusterPods(ObjectLister inventory) implements RunnerPods, ReleasePods {
    private static final Map<String, String> RUNNER_PODS =
            Map.of(RecommendedLabels.COMPONENT, RecommendedLabels.RUNNER);

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    @Override
    public Set<String> living() {
        return inventory.list(ApiResource.PODS, Map.of()).stream()
                .filter(pod -> !ended(pod))
                .map(PartialObjectMetadata::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean alive(String name) {
        return inventory.find(ApiResource.PODS, name).filter(pod -> !ended(pod)).isPresent();
    }

    @Override
    public List<RunnerPod> all() {
        return inventory.list(ApiResource.PODS, RUNNER_PODS, RunnerPod::of);
    }

    @Override
    public Optional<RunnerPod> find(String name) {
        return inventory.find(ApiResource.PODS, name, RunnerPod::of);
    }

    @Override
    public boolean delete(RunnerPod pod) {
        return inventory.delete(ApiResource.PODS, pod.object());
    }

    /** Whether its containers have ended. A pod on a lost node has not: it may run on. */
    static boolean ended(PartialObjectMetadata pod) {
        return pod.phase().filter(ENDED::contains).isPresent();
    }
}
