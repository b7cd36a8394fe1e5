package io.github.runneractions.deploy.chart;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Failure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a chart that Helm applies as they are already: the deployed revision has the same, the cluster has the same, and nobody
 * else owns a field of theirs. The API server has accepted them, and one list of a kind tells it, where a dry run would be a request for each.
 *
 * @param release the release's name, which Helm has written into each object
 * @param rights of the account: some may not list
 */
public record SettledObjects(Cluster cluster, String release, Rights rights) {
    /** Of fewer objects of a kind, each is applied: the list has the objects of other releases, too. */
    private static final int MANY = 10;

    private static final String HELM = "helm";
    private static final Map<String, String> LABELS = Map.of("app.kubernetes.io/managed-by", "Helm");

    /** Where objects of one kind are. */
    private record Place(ApiResource kind, String namespace) {
        static Place of(HelmObject object) {
            return new Place(object.resource(), object.namespace());
        }
    }

    /**
     * Those of {@code chart}.
     *
     * @param deployed what the newest revision has, if it is deployed; it is read only if there are many objects
     */
    Set<HelmObject> in(List<HelmObject> chart, Supplier<Optional<RenderedChart>> deployed) {
        var many = chart.stream()
                .filter(object -> object.part() == HelmObject.Part.OBJECT)
                .filter(object -> rights.may(ResourceAttributes.to("list", object.resource(), object.namespace())))
                .collect(Collectors.groupingBy(Place::of));
        many.values().removeIf(objects -> objects.size() < MANY);
        if (many.isEmpty()) {
            return Set.of();
        }
        try {
            var recorded =
                    new HashSet<>(deployed.get().map(RenderedChart::objects).orElse(List.of()));
            var settled = new HashSet<HelmObject>();
            many.forEach((place, objects) -> {
                var same = objects.stream()
                        .filter(object -> recorded.contains(object.object()))
                        .collect(Collectors.toMap(object -> object.object().name(), object -> object, (one, _) -> one));
                if (same.size() >= MANY) {
                    settled.addAll(inCluster(place, same));
                }
            });
            return settled;
        } catch (Failure _) {
            // Each is applied then, which tells the same.
            return Set.of();
        }
    }

    private Set<HelmObject> inCluster(Place place, Map<String, HelmObject> same) {
        var all = cluster.client().genericKubernetesResources(place.kind().context());
        var settled = new HashSet<HelmObject>();
        cluster.eachPage(
                "list " + place.kind().plural(),
                place.kind().namespaced()
                        ? all.inNamespace(place.namespace()).withLabels(LABELS)
                        : all.withLabels(LABELS),
                page -> page.forEach(found -> Optional.ofNullable(
                                same.get(found.getMetadata().getName()))
                        .filter(object -> isSettled(object, found))
                        .ifPresent(settled::add)));
        return settled;
    }

    private boolean isSettled(HelmObject object, GenericKubernetesResource found) {
        var metadata = found.getMetadata();
        var annotations = Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of());
        var fields = metadata.getManagedFields();
        return metadata.getDeletionTimestamp() == null
                && has(found.getAdditionalProperties(), without(object.object().body(), "metadata"))
                && release.equals(annotations.get("meta.helm.sh/release-name"))
                && cluster.namespace().equals(annotations.get("meta.helm.sh/release-namespace"))
                && fields.stream().anyMatch(SettledObjects::isHelms)
                && fields.stream()
                        .filter(entry -> !isHelms(entry))
                        .noneMatch(entry -> entry.getFieldsV1() == null
                                || ownsAnyOf(
                                        object.object().body(),
                                        entry.getFieldsV1().getAdditionalProperties()));
    }

    private static Map<?, ?> without(Map<?, ?> body, String field) {
        var rest = new HashMap<Object, Object>(body);
        rest.keySet().removeAll(List.of("apiVersion", "kind", field));
        return rest;
    }

    /**
     * Whether {@code live} has all that {@code wanted} has; what the API server writes in another form, it has not. A key is a text in
     * the cluster, also one that YAML reads as something else.
     */
    private static boolean has(@Nullable Object live, @Nullable Object wanted) {
        if (wanted instanceof Map<?, ?> fields) {
            return live instanceof Map<?, ?> values
                    && fields.entrySet().stream()
                            .allMatch(field -> has(values.get(String.valueOf(field.getKey())), field.getValue()));
        }
        if (wanted instanceof List<?> items) {
            return live instanceof List<?> values
                    && values.size() == items.size()
                    && IntStream.range(0, items.size()).allMatch(each -> has(values.get(each), items.get(each)));
        }
        return String.valueOf(live).equals(String.valueOf(wanted));
    }

    /** What it has written with another operation, as for Helm 3, is as another's. */
    private static boolean isHelms(ManagedFieldsEntry entry) {
        return HELM.equals(entry.getManager()) && "Apply".equals(entry.getOperation());
    }

    /**
     * Whether somebody owns a field of {@code body}, or an item of one of its lists.
     *
     * @param owned in the form of <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/">
     *     {@code fieldsV1}</a>
     */
    private static boolean ownsAnyOf(Map<?, ?> body, Map<?, ?> owned) {
        return owned.entrySet().stream().anyMatch(entry -> {
            var key = String.valueOf(entry.getKey());
            var value = key.startsWith("f:") ? body.get(key.substring(2)) : null;
            if (value instanceof Map<?, ?> fields && entry.getValue() instanceof Map<?, ?> below && !below.isEmpty()) {
                return ownsAnyOf(fields, below);
            }
            return value != null;
        });
    }
}
