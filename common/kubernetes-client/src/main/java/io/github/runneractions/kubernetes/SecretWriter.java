package io.github.runneractions.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.runneractions.toolkit.Rejected;
import io.github.runneractions.toolkit.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes Secrets that are ours: server-side apply under our own field manager, and a label that tells them from everybody
 * else's, which are never touched.
 */
public final class SecretWriter {
    /** Who owns the fields we write, and the value of the label. */
    public static final String MANAGER = "runner-actions";

    static final Topic FOREIGN = new Topic("The Secret belongs to somebody else");
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private final Cluster cluster;

    /** Writes into {@code cluster}'s namespace. */
    public SecretWriter(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Whether the Secret {@code name} exists already.
     *
     * @throws Rejected when it does and is not ours
     */
    public boolean exists(String name) {
        var found = cluster.call(
                "look at Secret " + name,
                () -> Optional.ofNullable(
                        cluster.objects(ApiResource.SECRETS).withName(name).get()));
        found.map(secret -> secret.getMetadata().getLabels())
                .or(() -> found.map(_ -> Map.of()))
                .filter(labels -> !MANAGER.equals(labels.get(MANAGED_BY)))
                .ifPresent(labels -> {
                    throw foreign(name, labels.getOrDefault(MANAGED_BY, "nobody we know"));
                });
        return found.isPresent();
    }

    /**
     * Writes the Secret {@code name}, new or over our own earlier one; entries that are not named any more go.
     *
     * @param labels beside the one that marks it as ours
     * @param entries what it holds; no value is shown anywhere else
     */
    public void write(String name, Map<String, String> labels, Map<String, String> entries) {
        var marked = new LinkedHashMap<>(labels);
        marked.put(MANAGED_BY, MANAGER);
        var values = new LinkedHashMap<String, String>();
        entries.forEach((key, value) -> values.put(key, base64(value)));
        var secret = new GenericKubernetesResource();
        secret.setApiVersion(ApiResource.SECRETS.apiVersion());
        secret.setKind(ApiResource.SECRETS.kind());
        secret.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(cluster.namespace())
                .withLabels(marked)
                .build());
        secret.setAdditionalProperty("type", "Opaque");
        // Not stringData: the API server copies that into data, and apply would never take an entry away again.
        secret.setAdditionalProperty("data", values);
        cluster.call(
                "write Secret " + name,
                () -> cluster.objects(ApiResource.SECRETS)
                        .resource(secret)
                        .fieldManager(MANAGER)
                        .forceConflicts()
                        .serverSideApply());
    }

    /** Deletes the Secret {@code name}; it may be gone already. */
    public void delete(String name) {
        cluster.call(
                "delete Secret " + name,
                () -> cluster.objects(ApiResource.SECRETS).withName(name).delete());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Rejected foreign(String name, String owner) {
        return new Rejected(
                FOREIGN,
                "Tried to write Secret " + name + " in namespace " + cluster.namespace()
                        + ", but one of that name exists and is not ours (managed by " + owner + ").",
                "Choose another `release`, or delete that Secret if nobody needs it: `kubectl -n " + cluster.namespace()
                        + " delete secret " + name + "`.",
                409,
                null);
    }
}
