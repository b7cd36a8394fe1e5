package io.github.runneractions.deploy.chart;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Rejected;
import java.util.Optional;

/**
 * What the cluster has of the objects of a chart or of a record.
 *
 * @param kinds where the cluster serves them
 */
public record LiveObjects(Cluster cluster, RestMapper kinds) {
    /**
     * The metadata of {@code object} in the cluster; empty when there is no such object, or the cluster does not serve its kind, and Helm
     * finds none either.
     *
     * @throws io.github.runneractions.runtime.Failure also when the account may not read it
     */
    public Optional<ObjectMeta> metadata(RenderedObject object) {
        return find(object).map(GenericKubernetesResource::getMetadata);
    }

    /** Like {@link #metadata}, but also empty when the account may not read it: then Helm, too, leaves it alone. */
    public Optional<ObjectMeta> readable(RenderedObject object) {
        try {
            return metadata(object);
        } catch (Rejected e) {
            if (e.topic().equals(KubernetesErrors.FORBIDDEN)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** {@code object} as it is in the cluster, like {@link #metadata}. */
    public Optional<GenericKubernetesResource> find(RenderedObject object) {
        return kinds.find(object.apiVersion(), object.kind())
                .flatMap(kind -> cluster.call(
                        "look at " + described(object),
                        () -> Optional.ofNullable(resource(kind, object).get())));
    }

    /** Changes {@code object} in the cluster. */
    public void patch(RenderedObject object, PatchContext type, String patch) {
        kinds.find(object.apiVersion(), object.kind())
                .ifPresent(kind -> cluster.call(
                        "annotate " + described(object),
                        () -> resource(kind, object).patch(type, patch)));
    }

    /** Deletes {@code object} as Helm does. */
    public void delete(RenderedObject object) {
        kinds.find(object.apiVersion(), object.kind())
                .ifPresent(kind -> cluster.call(
                        "delete " + described(object),
                        () -> resource(kind, object)
                                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                                .delete()));
    }

    private static String described(RenderedObject object) {
        return ForeignText.inOneLine(object.kind() + " " + object.name());
    }

    private Resource<GenericKubernetesResource> resource(ApiResource kind, RenderedObject object) {
        var all = cluster.client().genericKubernetesResources(kind.context());
        return kind.namespaced()
                ? all.inNamespace(object.namespace().orElse(cluster.namespace()))
                        .withName(object.name())
                : all.withName(object.name());
    }
}
