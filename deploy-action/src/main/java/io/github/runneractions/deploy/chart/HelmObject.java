package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object that Helm applies in a deployment, and where.
 *
 * @param part which part of the chart it is
 * @param isDeleted whether Helm deletes it, though nothing fails
 */
record HelmObject(RenderedObject object, ApiResource resource, String namespace, Part part, boolean isDeleted) {
    private static final String CRD = "CustomResourceDefinition";

    /** The parts of a chart that Helm treats differently. */
    enum Part {
        /** Is looked at, applied, waited for, and is in the release's record. */
        OBJECT,
        /** Is deleted, applied and waited for, before or after the objects. */
        HOOK,
        /** A file of {@code crds/}: is applied and waited for before all else. */
        CRD_FILE
    }

    static HelmObject of(RenderedObject object, ApiResource resource, String namespace, Part part) {
        // Helm never deletes a definition that is a hook.
        var isDeleted = part == Part.HOOK
                && !object.kind().equals(CRD)
                && Hook.of(object).filter(Hook::isDeleted).isPresent();
        return new HelmObject(object, resource, object.namespace().orElse(namespace), part, isDeleted);
    }

    Stream<ResourceAttributes> verbs(String... verbs) {
        return Stream.of(verbs).map(verb -> ResourceAttributes.to(verb, resource, namespace));
    }

    /** What must be allowed whether the cluster has it or not. */
    Stream<ResourceAttributes> always() {
        return switch (part) {
            // One that gets its name from the API server cannot be there yet.
            case OBJECT -> object.name().isEmpty() ? verbs("create", "patch") : verbs("get", "patch");
            case HOOK -> isDeleted ? verbs("delete", "patch") : verbs("patch");
            case CRD_FILE -> verbs("patch");
        };
    }

    /** What its controller creates, and Helm reads to see whether it is ready: with one way of waiting, with each, or not. */
    Optional<ResourceAttributes> readWith(Waiting waiting) {
        if (part != Part.OBJECT || waiting == Waiting.NONE) {
            return Optional.empty();
        }
        return switch (object.kind()) {
            case "Deployment" -> Optional.of(ResourceAttributes.to("list", Workload.REPLICA_SETS, namespace));
            case "ReplicaSet" -> Optional.of(ResourceAttributes.to("list", ApiResource.PODS, namespace));
            case "StatefulSet" ->
                Optional.of(ResourceAttributes.to("list", ApiResource.PODS, namespace))
                        .filter(_ -> waiting == Waiting.WATCHER);
            default -> Optional.empty();
        };
    }
}
