package io.github.runneractions.deploy.secret;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.client.ApiRetry;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.secret.ApplyConflict;
import io.github.runneractions.kubernetes.secret.SecretErrors;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads and applies the Secrets of one release. Each is applied under our field manager, never by force, and only over the version
 * that was read; each call is repeated while the API is unavailable.
 */
final class SecretStore {
    private static final String MANAGER = RecommendedLabels.RUNNER_ACTIONS;

    /** No object ever has this version, so that an apply with it only creates. */
    private static final String NO_OBJECT = "1";

    private final Cluster cluster;
    private final ReleaseName release;
    private final ProcessContext context;
    private final Duration limit;

    /** @param limit for how long one call is repeated */
    SecretStore(Cluster cluster, ReleaseName release, ProcessContext context, Duration limit) {
        this.cluster = cluster;
        this.release = release;
        this.context = context;
        this.limit = limit;
    }

    /** Whether an apply changes the cluster. */
    enum Effect {
        STORE,
        /** The API server checks it only. */
        CHECK
    }

    Optional<StoredSecret> find(String name) {
        return call("read", name, retry(), () -> cluster.find(ApiResource.SECRETS, name))
                .map(StoredSecret::of);
    }

    /** All that inputs of the release have asked for, in this run or an earlier one. */
    List<StoredSecret> all() {
        var found = new ArrayList<StoredSecret>();
        cluster.eachPage(
                "list the Secrets of release " + release,
                cluster.objects(ApiResource.SECRETS).withLabels(StoredSecret.labels(release)),
                page -> page.stream().map(StoredSecret::of).forEach(found::add));
        return found;
    }

    /**
     * Has the Secret hold {@code data}.
     *
     * @param over as it was read; empty when there must not be one
     * @return as it is now
     * @throws ApplyConflict when it was changed meanwhile, or another field manager owns a field
     */
    StoredSecret apply(String name, String type, Map<String, String> data, Optional<StoredSecret> over, Effect effect) {
        var secret = new GenericKubernetesResource();
        secret.setApiVersion(ApiResource.SECRETS.apiVersion());
        secret.setKind(ApiResource.SECRETS.kind());
        secret.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withUid(over.map(StoredSecret::uid).orElse(null))
                .withResourceVersion(over.map(StoredSecret::version).orElse(NO_OBJECT))
                .withLabels(StoredSecret.labels(release))
                .build());
        secret.setAdditionalProperty("type", type);
        secret.setAdditionalProperty("data", data);
        return call("write", name, retry(), () -> {
            try {
                var resource = cluster.objects(ApiResource.SECRETS).resource(secret);
                return StoredSecret.of(
                        effect == Effect.CHECK
                                ? resource.dryRun(true).fieldManager(MANAGER).serverSideApply()
                                : resource.fieldManager(MANAGER).serverSideApply());
            } catch (KubernetesClientException e) {
                throw ApplyConflict.in(e)
                        .<RuntimeException>map(conflict -> conflict)
                        .orElse(e);
            }
        });
    }

    /**
     * Has the Secret hold what is wanted, also when another client changes it meanwhile.
     *
     * @param before as it was read
     */
    StoredSecret apply(WantedSecret wanted, Optional<StoredSecret> before, Effect effect) {
        var conflicts = retry().conflicts();
        while (true) {
            var live = conflicts.areNone() ? before : find(wanted.name());
            requireOwn(Map.of(wanted, live));
            // Our own write, when its answer was lost.
            if (live.filter(found -> found.holds(wanted)).isPresent()) {
                return live.get();
            }
            try {
                return apply(wanted.name(), wanted.type(), wanted.data(), live, effect);
            } catch (ApplyConflict conflict) {
                var refusal = new SecretErrors(cluster, wanted.name()).conflict(conflict);
                // At first read again: it may be somebody else's Secret by now.
                if (!conflicts.areNone() && !conflict.fields().isEmpty()) {
                    throw refusal;
                }
                conflicts.pause(refusal);
            }
        }
    }

    /**
     * Checks that nobody else's Secret has one of the names.
     *
     * @param found what is wanted, and what the cluster has in its place
     * @throws Rejected that names all that are not ours
     */
    void requireOwn(Map<WantedSecret, Optional<StoredSecret>> found) {
        var foreign = new HashMap<WantedSecret, StoredSecret>();
        found.forEach((wanted, live) ->
                live.filter(secret -> !secret.isOf(release)).ifPresent(secret -> foreign.put(wanted, secret)));
        if (!foreign.isEmpty()) {
            throw ForeignSecrets.of(foreign, release, cluster.namespace());
        }
    }

    /** Deletes the Secret if it still is as {@code stored}; returns whether it was deleted. */
    boolean delete(StoredSecret stored) {
        return call(
                "delete",
                stored.name(),
                retry(),
                () -> cluster.deleteUnchanged(ApiResource.SECRETS, stored.name(), stored.version()));
    }

    private ApiRetry retry() {
        return new ApiRetry(cluster, context, Deadline.in(limit, context.clock()));
    }

    private <T> T call(String verb, String name, ApiRetry retry, Supplier<T> call) {
        try {
            return retry.call(verb + " Secret " + name, call);
        } catch (Rejected e) {
            throw e.topic().equals(KubernetesErrors.FORBIDDEN) ? new SecretErrors(cluster, name).forbidden(verb, e) : e;
        }
    }
}
