package io.github.runneractions.kubernetes.secret;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.client.ApiRetry;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.kubernetes.secret.StoreResult.Outcome;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One Secret of ours, which several of us may renew at the same time. It is applied under our own field manager, never by force,
 * and only over the version that was looked at: whoever comes second looks again. One without our mark is never touched.
 *
 * <p>Renewing takes the rights {@code get} and {@code patch} on this one Secret, making it also {@code create}; all three may be
 * limited to its name. Where the API is away for a while, each call is repeated, with growing pauses that the log tells of.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
public final class RegistrationSecretStore {
    private static final String MANAGER = RecommendedLabels.RUNNER_ACTIONS;

    private final Cluster cluster;
    private final String name;
    private final ProcessContext context;
    private final ApiRetry patience;
    private final SecretErrors refusals;

    /**
     * The Secret {@code name} in {@code cluster}'s namespace.
     *
     * @param deadline until when calls are repeated, by {@code context}'s clock
     */
    public RegistrationSecretStore(Cluster cluster, String name, ProcessContext context, Instant deadline) {
        this.cluster = cluster;
        this.name = name;
        this.context = context;
        this.patience = new ApiRetry(cluster, context, deadline);
        this.refusals = new SecretErrors(cluster, name);
    }

    /**
     * What is in it: its token is masked. Empty when there is no such Secret, or one of ours that holds nothing to go by.
     *
     * @throws Rejected when it is somebody else's, or we may not look: with the rights that {@link #store} needs, too
     * @throws io.github.runneractions.runtime.Unreachable when the API is away until the deadline
     */
    public Optional<SecretContent> read() {
        return find().flatMap(this::content);
    }

    /**
     * Stores {@code fresh}, unless a token that {@linkplain SecretContent#standsFor stands for it} and ends no sooner is there.
     * Entries of ours that {@code fresh} lacks go; labels of ours and whatever other field managers have put there stay.
     *
     * @param labels to be set beside those that it has
     * @throws Rejected when it is somebody else's, or a field of it is, or a right is missing
     * @throws io.github.runneractions.runtime.Unreachable when the API is away until the deadline
     */
    public StoreResult store(SecretContent fresh, Map<String, String> labels) {
        var before = find();
        var outcome = before.isPresent() ? Outcome.RENEWED : Outcome.CREATED;
        for (int conflicts = 0; ; conflicts++) {
            var there = conflicts == 0 ? before : find();
            var content = there.flatMap(this::content);
            if (content.filter(held -> held.outlives(fresh)).isPresent()) {
                // Our own, when the answer to an earlier attempt has got lost.
                var ours = conflicts > 0 && content.get().token().equals(fresh.token());
                return new StoreResult(
                        ours ? outcome : Outcome.KEPT,
                        content.get(),
                        there.orElseThrow().version());
            }
            outcome = there.isPresent() ? Outcome.RENEWED : Outcome.CREATED;
            try {
                return new StoreResult(outcome, fresh, apply(new SecretApplyConfiguration(name, fresh, labels, there)));
            } catch (ApplyConflict conflict) {
                if (conflicts > 0 && !conflict.fields().isEmpty()) {
                    throw refusals.conflict(conflict);
                }
                patience.retry(conflicts, refusals.conflict(conflict));
            }
        }
    }

    /** Deletes it as it was {@code stored}: one that has changed since, or is gone, is left as it is. Says whether it went. */
    public boolean delete(StoreResult stored) {
        return asked("delete", () -> cluster.deleteUnchanged(ApiResource.SECRETS, name, stored.version()));
    }

    private Optional<LiveSecret> find() {
        var found = asked(
                        "look at",
                        () -> Optional.ofNullable(cluster.objects(ApiResource.SECRETS)
                                .withName(name)
                                .get()))
                .map(LiveSecret::of);
        found.filter(secret -> !secret.owner().equals(Optional.of(MANAGER))).ifPresent(secret -> {
            throw refusals.foreign(secret.owner().orElse("nobody we know"));
        });
        return found;
    }

    private Optional<SecretContent> content(LiveSecret secret) {
        return secret.content(context.secrets()::mask);
    }

    /** Returns the new version. */
    private String apply(SecretApplyConfiguration draft) {
        return asked("write", () -> {
            try {
                return cluster.objects(ApiResource.SECRETS)
                        .resource(draft.render())
                        .fieldManager(MANAGER)
                        .serverSideApply()
                        .getMetadata()
                        .getResourceVersion();
            } catch (KubernetesClientException e) {
                throw ApplyConflict.in(e)
                        .<RuntimeException>map(conflict -> conflict)
                        .orElse(e);
            }
        });
    }

    private <T> T asked(String verb, Supplier<T> call) {
        try {
            return patience.call(verb + " Secret " + name, call);
        } catch (Rejected e) {
            throw e.topic().equals(KubernetesErrors.FORBIDDEN) ? refusals.forbidden(verb, e) : e;
        }
    }
}
