package io.github.runneractions.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of a namespace, for whoever looks around and tidies up and has no use for what is in them. */
public final class Inventory {
    private final Cluster cluster;

    /** That of {@code cluster}'s namespace. */
    public Inventory(Cluster cluster) {
        this.cluster = cluster;
    }

    /** All objects of {@code resource} that have {@code labels}. */
    public List<ClusterObject> list(ApiResource resource, Map<String, String> labels) {
        return cluster
                .call(
                        "list " + resource.plural(),
                        () -> cluster.objects(resource)
                                .withLabels(labels)
                                .list()
                                .getItems())
                .stream()
                .map(Inventory::facts)
                .toList();
    }

    /** Whether there is any object of {@code resource} with {@code labels}. */
    public boolean any(ApiResource resource, Map<String, String> labels) {
        var one = new ListOptionsBuilder().withLimit(1L).build();
        return !cluster.call(
                        "look for " + resource.plural(),
                        () -> cluster.objects(resource)
                                .withLabels(labels)
                                .list(one)
                                .getItems())
                .isEmpty();
    }

    /** The object {@code name}, if there is one. */
    public Optional<ClusterObject> find(ApiResource resource, String name) {
        return cluster.call(
                        "look at " + resource.kind() + " " + name,
                        () -> Optional.ofNullable(
                                cluster.objects(resource).withName(name).get()))
                .map(Inventory::facts);
    }

    /** Deletes {@code object} as it was seen: one that has changed since, or took its name, stays. Says whether it went. */
    public boolean delete(ApiResource resource, ClusterObject object) {
        return cluster.call(
                "delete " + resource.kind() + " " + object.name(),
                () -> cluster.deleteUnchanged(resource, object.name(), object.version()));
    }

    private static ClusterObject facts(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        return new ClusterObject(
                metadata.getName(),
                metadata.getResourceVersion(),
                Instant.parse(metadata.getCreationTimestamp()),
                Optional.ofNullable(metadata.getLabels()).orElse(Map.of()),
                Optional.ofNullable(object.get("status", "phase")));
    }
}
