package io.github.runneractions.kubernetes.api;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.PartialObjectMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of a namespace, for whoever looks around and tidies up and has no use for what is in them. */
public final class ObjectLister {
    private final Cluster cluster;

    /** That of {@code cluster}'s namespace. */
    public ObjectLister(Cluster cluster) {
        this.cluster = cluster;
    }

    /** All objects of {@code resource} that have {@code labels}. */
    public List<PartialObjectMetadata> list(ApiResource resource, Map<String, String> labels) {
        return cluster
                .call(
                        "list " + resource.plural(),
                        () -> cluster.objects(resource)
                                .withLabels(labels)
                                .list()
                                .getItems())
                .stream()
                .map(ObjectLister::facts)
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
    public Optional<PartialObjectMetadata> find(ApiResource resource, String name) {
        return cluster.call(
                        "look at " + resource.kind() + " " + name,
                        () -> Optional.ofNullable(
                                cluster.objects(resource).withName(name).get()))
                .map(ObjectLister::facts);
    }

    /** Deletes {@code object} as it was seen: one that has changed since, or took its name, stays. Says whether it went. */
    public boolean delete(ApiResource resource, PartialObjectMetadata object) {
        return cluster.call(
                "delete " + resource.kind() + " " + object.name(),
                () -> cluster.deleteUnchanged(resource, object.name(), object.version()));
    }

    private static PartialObjectMetadata facts(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        return new PartialObjectMetadata(
                metadata.getName(),
                metadata.getResourceVersion(),
                Instant.parse(metadata.getCreationTimestamp()),
                Optional.ofNullable(metadata.getLabels()).orElse(Map.of()),
                Optional.ofNullable(object.get("status", "phase")));
    }
}
