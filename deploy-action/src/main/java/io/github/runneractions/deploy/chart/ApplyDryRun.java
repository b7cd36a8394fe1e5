package io.github.runneractions.deploy.chart;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.ParallelCalls;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Applies the objects of a chart as Helm will, with the API server's dry run, which stores nothing: it checks the same, up to what
 * admission says.
 *
 * @param release the release's name, which Helm writes into each object
 * @param conflicts what happens to fields that others own
 * @param owners whose objects Helm applies
 */
public record ApplyDryRun(Cluster cluster, String release, Conflicts conflicts, Owners owners) {
    private static final String HELM = "helm";
    private static final String RELEASE_NAME = "meta.helm.sh/release-name";
    private static final String RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;

    /** What Helm does about a field that another program owns. */
    public enum Conflicts {
        /** It fails. */
        FAIL,
        /** It takes the field over. */
        FORCE
    }

    /** Whose objects Helm applies. */
    public enum Owners {
        /** The release's: it fails before it applies one of another. */
        RELEASE,
        /** Everybody's: it makes them the release's. */
        ANYBODY
    }

    /**
     * An object that the API server refuses.
     *
     * @param object its kind and name
     * @param words the API server's
     */
    public record Refusal(String object, String words) {}

    /** What the API server refuses of {@code chart}; nothing of what cannot be known before Helm applies it. */
    public List<Refusal> refusals(RequiredPermissions chart) {
        return refusals(chart, Set.of());
    }

    /**
     * The same without the objects that are settled.
     *
     * @param deployed what the deployed revision has; it is read only if there are many objects
     */
    public List<Refusal> refusals(
            RequiredPermissions chart, SettledObjects settled, Supplier<Optional<RenderedChart>> deployed) {
        return refusals(chart, settled.in(chart.objects(), deployed));
    }

    private List<Refusal> refusals(RequiredPermissions chart, Set<HelmObject> settled) {
        var applied = chart.objects().stream()
                .filter(object -> !settled.contains(object))
                .toList();
        return ParallelCalls.answers(applied, object -> refusal(object, chart)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Refusal> refusal(HelmObject object, RequiredPermissions chart) {
        // One that gets its name from the API server is created, not applied.
        if (object.object().name().isEmpty()) {
            return Optional.empty();
        }
        var name = ForeignText.inOneLine(
                object.object().kind() + " " + object.object().name());
        try {
            return cluster.call("check " + name, () -> {
                try {
                    apply(object);
                    return Optional.<Refusal>empty();
                } catch (KubernetesClientException e) {
                    return Optional.ofNullable(e.getStatus())
                            .flatMap(status -> Optional.ofNullable(status.getMessage()))
                            .filter(words -> isHelmsToo(object, e.getCode(), words)
                                    || (e.getCode() == MISSING && isInAMissingNamespace(object, words, chart)))
                            .map(words -> new Refusal(name, words));
                }
            });
        } catch (IllegalArgumentException _) {
            // Not of the form of an object: Helm says so.
            return Optional.empty();
        } catch (Failure _) {
            // A server that does not answer now says nothing about the object.
            return Optional.empty();
        }
    }

    /** Whether Helm, too, will be refused. */
    private boolean isHelmsToo(HelmObject object, int status, String words) {
        return switch (status) {
            case 403 -> !words.contains("not found") && isForHelm(object);
            case 400 -> !words.contains("does not support dry run") && isForHelm(object);
            // A hook is deleted first.
            case CONFLICT -> object.part() != HelmObject.Part.HOOK && isForHelm(object) && isApplied(object);
            case INVALID -> object.part() != HelmObject.Part.HOOK && isForHelm(object);
            // Such as 404: what it refers to, its kind or its namespace may come with the same deployment.
            default -> false;
        };
    }

    /** Whether Helm comes to apply it: not if it is there and another's, which is what is wrong then, and not what it differs in. */
    private boolean isForHelm(HelmObject object) {
        return owners == Owners.ANYBODY
                || object.part() != HelmObject.Part.OBJECT
                || live(object)
                        .map(found -> Optional.ofNullable(found.getMetadata().getAnnotations())
                                .orElse(Map.of()))
                        .filter(annotations -> !release.equals(annotations.get(RELEASE_NAME))
                                || !cluster.namespace().equals(annotations.get(RELEASE_NAMESPACE)))
                        .isEmpty();
    }

    private Optional<GenericKubernetesResource> live(HelmObject object) {
        try {
            return Optional.ofNullable(resource(object).get());
        } catch (KubernetesClientException _) {
            // The account may not read it.
            return Optional.empty();
        }
    }

    /** One that neither the chart nor a hook of it can create. That of the release is looked at before. */
    private boolean isInAMissingNamespace(HelmObject object, String words, RequiredPermissions chart) {
        return words.startsWith("namespaces \"" + object.namespace() + "\" not found")
                && !object.namespace().equals(cluster.namespace())
                && chart.objects().stream()
                        .noneMatch(other -> other.part() == HelmObject.Part.HOOK
                                || (other.object().kind().equals("Namespace")
                                        && other.object().name().equals(object.namespace())));
    }

    /** What the client has written for a release of Helm 3, Helm goes on to write so, which knows no conflicts. */
    private boolean isApplied(HelmObject object) {
        return live(object).stream()
                .flatMap(found -> found.getMetadata().getManagedFields().stream())
                .filter(fields -> HELM.equals(fields.getManager()))
                .map(ManagedFieldsEntry::getOperation)
                .noneMatch("Update"::equals);
    }

    private void apply(HelmObject object) {
        var applying = resource(object, item(object))
                .dryRun()
                .fieldValidation(Validation.STRICT)
                .fieldManager(HELM);
        var _ = (conflicts == Conflicts.FORCE ? applying.forceConflicts() : applying).serverSideApply();
    }

    /** As Helm sends it. */
    private GenericKubernetesResource item(HelmObject object) {
        var item = cluster.client()
                .getKubernetesSerialization()
                .convertValue(object.object().body(), GenericKubernetesResource.class);
        if (object.part() == HelmObject.Part.OBJECT) {
            var metadata = item.getMetadata();
            metadata.setLabels(with(metadata.getLabels(), Map.of("app.kubernetes.io/managed-by", "Helm")));
            metadata.setAnnotations(with(
                    metadata.getAnnotations(), Map.of(RELEASE_NAME, release, RELEASE_NAMESPACE, cluster.namespace())));
        }
        return item;
    }

    private static Map<String, String> with(@Nullable Map<String, String> texts, Map<String, String> more) {
        var all = new HashMap<>(Optional.ofNullable(texts).orElse(Map.of()));
        all.putAll(more);
        return all;
    }

    private Resource<GenericKubernetesResource> resource(HelmObject object) {
        var all = cluster.client().genericKubernetesResources(object.resource().context());
        var name = object.object().name();
        return object.resource().namespaced()
                ? all.inNamespace(object.namespace()).withName(name)
                : all.withName(name);
    }

    private Resource<GenericKubernetesResource> resource(HelmObject object, GenericKubernetesResource item) {
        var all = cluster.client().genericKubernetesResources(object.resource().context());
        return object.resource().namespaced()
                ? all.inNamespace(object.namespace()).resource(item)
                : all.resource(item);
    }
}
