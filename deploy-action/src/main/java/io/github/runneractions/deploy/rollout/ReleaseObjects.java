package io.github.runneractions.deploy.rollout;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.chart.RenderedObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Which objects belong to a release: those of the chart, and those that one of them controls, such as a pod through its
 * ReplicaSet.
 *
 * <p>Owner references decide, not names: next to release {@code runner}, the pod {@code runner-gpu-x2x4q} belongs to release
 * {@code runner-gpu}.
 */
final class ReleaseObjects {
    /** Longer than any chain of Kubernetes' own controllers: CronJob, Job, pod. */
    private static final int LONGEST_CHAIN = 5;

    /** What creates pods. A Deployment does not: it has ReplicaSets for that. */
    private static final Set<String> KEEPERS = Set.of("ReplicaSet", "StatefulSet", "DaemonSet", "Job");

    private final List<RenderedObject> chart;
    private final Function<ObjectReference, Optional<GenericKubernetesResource>> cluster;

    /** By uid; an object without a controller has an empty entry, an object not seen yet has none. */
    private final Map<String, Optional<ObjectReference>> controllers = new ConcurrentHashMap<>();

    /** Whether the cluster has those that it was asked for: each event about an object that is not there would ask again, and wait. */
    private final Map<ObjectReference, Boolean> there = new ConcurrentHashMap<>();

    /** ReplicaSet's uid → its Deployment as the labels of its pods tell it. */
    private final Map<String, ObjectReference> deployments = new ConcurrentHashMap<>();

    /**
     * @param cluster finds an object that was not seen yet; empty when it is gone, or when the account may not read it
     */
    ReleaseObjects(List<RenderedObject> chart, Function<ObjectReference, Optional<GenericKubernetesResource>> cluster) {
        this.chart = chart;
        this.cluster = cluster;
    }

    /** The object of the chart that {@code object} is or belongs to. */
    Optional<RenderedObject> origin(GenericKubernetesResource object) {
        var reference = ObjectReference.to(object);
        see(reference, object);
        return origin(reference);
    }

    /**
     * Whether the object that keeps {@code pod} is in the cluster. Whoever may create pods chooses their owner references, and those of
     * an object that does not exist last for some seconds.
     */
    boolean isKept(GenericKubernetesResource pod) {
        return inChart(ObjectReference.to(pod)).isPresent()
                || ObjectReference.toControllerOf(pod)
                        .filter(keeper -> KEEPERS.contains(keeper.kind()) && isThere(keeper))
                        .isPresent();
    }

    private boolean isThere(ObjectReference object) {
        return there.computeIfAbsent(object, this::isFound);
    }

    private boolean isFound(ObjectReference object) {
        // Not another object with the same name.
        var found = cluster.apply(object)
                .filter(it -> object.uid().equals(it.getMetadata().getUid()));
        found.ifPresent(it -> see(object, it));
        return found.isPresent();
    }

    /** The object of the chart that {@code object} is or belongs to; empty also when that cannot be found out. */
    Optional<RenderedObject> origin(ObjectReference object) {
        var place = Optional.of(object);
        for (var step = 0; step < LONGEST_CHAIN && place.isPresent(); step++) {
            var found = inChart(place.get());
            if (found.isPresent()) {
                return found;
            }
            place = controller(place.get());
        }
        return Optional.empty();
    }

    private Optional<RenderedObject> inChart(ObjectReference object) {
        return chart.stream()
                .filter(of -> of.kind().equals(object.kind()) && of.name().equals(object.name()))
                .findFirst();
    }

    private Optional<ObjectReference> controller(ObjectReference object) {
        if (!controllers.containsKey(object.uid())) {
            var _ = isThere(object);
        }
        return Optional.ofNullable(controllers.get(object.uid()))
                .orElseGet(() -> Optional.ofNullable(deployments.get(object.uid())));
    }

    private void see(ObjectReference reference, GenericKubernetesResource object) {
        var controller = ObjectReference.toControllerOf(object)
                .filter(of -> !of.kind().equals("Deployment") || "ReplicaSet".equals(reference.kind()));
        controllers.put(object.getMetadata().getUid(), controller);
        controller.filter(of -> of.kind().equals("ReplicaSet")).ifPresent(of -> deployment(of, object));
    }

    /** A Deployment calls its ReplicaSets by its own name and the hash that all their pods have as a label. */
    private void deployment(ObjectReference replicaSet, GenericKubernetesResource pod) {
        var labels = Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
        Optional.ofNullable(labels.get("pod-template-hash"))
                .map(hash -> "-" + hash)
                .filter(replicaSet.name()::endsWith)
                .map(end -> replicaSet.name().substring(0, replicaSet.name().length() - end.length()))
                .ifPresent(name -> deployments.put(replicaSet.uid(), new ObjectReference("Deployment", name, "")));
    }
}
