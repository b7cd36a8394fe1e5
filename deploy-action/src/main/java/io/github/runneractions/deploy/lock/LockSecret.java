package io.github.runneractions.deploy.lock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The lock of a release: a Secret without data. Helm needs the same permissions for its records: {@code create}, {@code get},
 * {@code patch} and {@code delete}. Each change is one of the version that was read.
 */
final class LockSecret {
    private static final String TYPE = "runner-actions/lock";

    /** It is there already, or gone, or was changed meanwhile. */
    private static final Set<Integer> OTHERWISE = Set.of(404, 409);

    private final Cluster cluster;
    private final ReleaseName release;
    private final Caller caller;

    LockSecret(Cluster cluster, ReleaseName release, Caller caller) {
        this.cluster = cluster;
        this.release = release;
        this.caller = caller;
    }

    /** How calls are made: with a time limit, and repeated or not. */
    interface Caller {
        <T> T call(String attempt, Supplier<T> call);
    }

    /** No release and no chart has an object of this name. */
    String name() {
        return "runner-actions.lock." + release;
    }

    /** The lock, if there is one. */
    Optional<LockState> find() {
        return call("read", () -> cluster.find(ApiResource.SECRETS, name())).map(this::ours);
    }

    private LockState ours(GenericKubernetesResource secret) {
        if (!TYPE.equals(secret.get("type"))) {
            throw new Foreign();
        }
        return LockState.of(secret);
    }

    /** Creates the lock with {@code holder}; empty if there is one already. */
    Optional<LockState> create(LockEntry holder) {
        var secret = new GenericKubernetesResource();
        secret.setApiVersion(ApiResource.SECRETS.apiVersion());
        secret.setKind(ApiResource.SECRETS.kind());
        secret.setMetadata(new ObjectMetaBuilder()
                .withName(name())
                .addToLabels(RecommendedLabels.MANAGED_BY, RecommendedLabels.RUNNER_ACTIONS)
                .addToLabels(RecommendedLabels.INSTANCE, release.text())
                .addToAnnotations(LockState.HOLDER, holder.text())
                .build());
        secret.setAdditionalProperty("type", TYPE);
        return write(
                "create",
                () -> cluster.objects(ApiResource.SECRETS).resource(secret).create());
    }

    /** Sets or removes annotations; empty if the lock is no longer {@code state}. */
    Optional<LockState> change(LockState state, Map<String, Optional<String>> annotations) {
        var patch = JsonNodeFactory.instance.objectNode();
        var metadata = patch.putObject("metadata").put("resourceVersion", state.version());
        var texts = metadata.putObject("annotations");
        // Null removes one.
        annotations.forEach((name, text) -> texts.put(name, text.orElse(null)));
        return write("change", () -> cluster.merge(ApiResource.SECRETS, name(), patch));
    }

    private Optional<LockState> write(String verb, Supplier<GenericKubernetesResource> write) {
        return call(verb, () -> {
            try {
                return Optional.of(LockState.of(write.get()));
            } catch (KubernetesClientException e) {
                if (OTHERWISE.contains(e.getCode()) && !isNamespace(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static boolean isNamespace(KubernetesClientException e) {
        return e.getStatus() != null
                && String.valueOf(e.getStatus().getMessage()).startsWith("namespaces ");
    }

    /** Deletes the lock; returns whether it still was {@code state}. */
    boolean delete(LockState state) {
        return call("delete", () -> cluster.deleteUnchanged(ApiResource.SECRETS, name(), state.version()));
    }

    private <T> T call(String verb, Supplier<T> call) {
        return caller.call(verb + " Secret " + name() + ", the lock of the release", call);
    }

    /** A Secret of that name is not the lock. */
    static final class Foreign extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
