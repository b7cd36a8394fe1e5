package io.github.runneractions.kubernetes.api;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.PartialObjectMetadata;
import io.github.runneractions.kubernetes.object.Unstructured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The objects of a namespace by their metadata: lists, finds and deletes objects of any kind. */
public final class ObjectLister {
    private final Cluster cluster;

    /** A lister for {@code cluster}'s namespace. */
    public ObjectLister(Cluster cluster) {
        this.cluster = cluster;
    }

    /** All objects of {@code resource} that have {@code labels}. */
    public List<PartialObjectMetadata> list(ApiResource resource, Map<String, String> labels) {
        return list(resource, labels, (metadata, _) -> metadata);
    }

    /**
     * What {@code reader} makes of each object of {@code resource} that has {@code labels}.
     *
     * @param reader gets an object's metadata and its status
     */
    public <T> List<T> list(
            ApiResource resource,
            Map<String, String> labels,
            BiFunction<PartialObjectMetadata, Unstructured, T> reader) {
        var found = new ArrayList<T>();
        // Of each page only what is read from it: all objects at once may not fit into memory.
        cluster.eachPage(
                "list " + resource.plural(),
                cluster.objects(resource).withLabels(labels),
                page -> page.stream()
                        .map(object -> reader.apply(metadata(object), status(object)))
                        .forEach(found::add));
        return List.copyOf(found);
    }

    /** Whether there is any object of {@code resource} with {@code labels}. */
    public boolean any(ApiResource resource, Map<String, String> labels) {
        var one = new ListOptionsBuilder().withLimit(1L).build();
        return !cluster.call(
                        "list " + resource.plural(),
                        () -> cluster.objects(resource)
                                .withLabels(labels)
                                .list(one)
                                .getItems())
                .isEmpty();
    }

    /** The object {@code name}, if there is one. */
    public Optional<PartialObjectMetadata> find(ApiResource resource, String name) {
        return find(resource, name, (metadata, _) -> metadata);
    }

    /** What {@code reader} makes of the object {@code name}, if there is one. */
    public <T> Optional<T> find(
            ApiResource resource, String name, BiFunction<PartialObjectMetadata, Unstructured, T> reader) {
        return cluster.call("read " + resource.kind() + " " + name, () -> cluster.find(resource, name))
                .map(object -> reader.apply(metadata(object), status(object)));
    }

    /** Deletes {@code object} if it has not changed since it was read, and returns whether it did. */
    public boolean delete(ApiResource resource, PartialObjectMetadata object) {
        return cluster.call(
                "delete " + resource.kind() + " " + object.name(),
                () -> cluster.deleteUnchanged(resource, object.name(), object.version()));
    }

    private static Unstructured status(GenericKubernetesResource object) {
        return new Unstructured(object.getAdditionalProperties().get("status"));
    }

    private static PartialObjectMetadata metadata(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        return new PartialObjectMetadata(
                metadata.getName(),
                metadata.getUid(),
                metadata.getResourceVersion(),
                Instant.parse(metadata.getCreationTimestamp()),
                Optional.ofNullable(metadata.getLabels()).orElse(Map.of()),
                Optional.ofNullable(object.get("status", "phase")),
                metadata.getDeletionTimestamp() != null);
    }
}
