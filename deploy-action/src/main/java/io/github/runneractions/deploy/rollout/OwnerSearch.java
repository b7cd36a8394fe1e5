package io.github.runneractions.deploy.rollout;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.github.runneractions.deploy.chart.Workload;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads objects that events and pods name and no watch has seen. By lists: of ReplicaSets, the account needs no other permission. */
final class OwnerSearch {
    /** An event must not hold up those behind it for longer than it takes to read one object. */
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    /** Whoever may create events can name any number of objects in them. */
    private static final int MOST = 200;

    private static final Map<String, ApiResource> FOUND_BY_LIST = Map.of(
            "Pod",
            ApiResource.PODS,
            "ReplicaSet",
            Workload.REPLICA_SETS,
            "StatefulSet",
            new ApiResource("apps", "v1", "statefulsets", "StatefulSet", true),
            "DaemonSet",
            new ApiResource("apps", "v1", "daemonsets", "DaemonSet", true),
            "Job",
            new ApiResource("batch", "v1", "jobs", "Job", true));

    private final Cluster cluster;
    private final AtomicInteger done = new AtomicInteger();

    OwnerSearch(Cluster cluster) {
        this.cluster = cluster;
    }

    Optional<GenericKubernetesResource> find(ObjectReference object) {
        var resource = FOUND_BY_LIST.get(object.kind());
        if (resource == null || done.incrementAndGet() > MOST) {
            return Optional.empty();
        }
        try {
            return cluster.call(
                    "read " + object.kind() + " " + object.name(),
                    LOOK_UP,
                    () -> cluster
                            .objects(resource)
                            .withField("metadata.name", object.name())
                            .list(new ListOptionsBuilder().withLimit(1L).build())
                            .getItems()
                            .stream()
                            .findFirst());
        } catch (Failure _) {
            // Only a line of the log is missing, or the cause of a failure that is reported anyway.
            return Optional.empty();
        }
    }
}
