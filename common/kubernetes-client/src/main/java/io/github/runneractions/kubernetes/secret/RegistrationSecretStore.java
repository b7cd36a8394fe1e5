package io.github.runneractions.kubernetes.secret;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.client.ApiRetry;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One Secret that runners take their registration from. Several clients may renew it at the same time: it is applied under our own
 * field manager, never by force, and only over the version that was read. The client that comes second reads again. A Secret
 * without our label is never changed.
 *
 * <p>Renewing takes the permissions {@code get} and {@code patch} on this one Secret, creating it also {@code create}; all three
 * can be limited to its name. While the API is unavailable each call is retried, with growing pauses that the log announces.
 *
 * <p>It holds nothing but its parameters: a process that renews for months creates one for each renewal, with its own deadline.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
public final class RegistrationSecretStore {
    private static final String MANAGER = RecommendedLabels.RUNNER_ACTIONS;

    private final Cluster cluster;
    private final String name;
    private final ProcessContext context;
    private final ApiRetry retry;
    private final SecretErrors errors;

    /**
     * The Secret {@code name} in {@code cluster}'s namespace.
     *
     * @param deadline until when calls are retried
     */
    public RegistrationSecretStore(Cluster cluster, String name, ProcessContext context, Deadline deadline) {
        this.cluster = cluster;
        this.name = name;
        this.context = context;
        this.retry = new ApiRetry(cluster, context, deadline);
        this.errors = new SecretErrors(cluster.until(deadline), name);
    }

    /**
     * The content of the Secret, with its token masked. Empty when the Secret does not exist, or has our label but content that
     * is not valid.
     *
     * @throws Rejected when the Secret does not have our label, or a permission is missing, of those that {@link #store} needs, too
     * @throws io.github.runneractions.runtime.Unreachable when the API is unavailable until the deadline
     */
    public Optional<SecretContent> read() {
        return find().flatMap(this::content);
    }

    /**
     * Stores {@code fresh}, unless the Secret has a token of the same kind for the same runners that expires no sooner. Our
     * entries that {@code fresh} does not have are removed; our labels, and what other field managers own, are kept.
     *
     * @param labels set in addition to the labels that the Secret has
     * @throws Rejected when the Secret or a field of it is managed by another program, or a permission is missing
     * @throws io.github.runneractions.runtime.Unreachable when the API is unavailable until the deadline
     */
    public Result store(SecretContent fresh, Map<String, String> labels) {
        var before = find();
        var outcome = before.isPresent() ? Outcome.RENEWED : Outcome.CREATED;
        var conflicts = retry.conflicts();
        while (true) {
            var live = conflicts.areNone() ? before : find();
            var stored = live.flatMap(this::content);
            if (stored.filter(content -> RenewalPolicy.keeps(content, fresh)).isPresent()) {
                // The token is our own when the response to an earlier attempt was lost.
                var ours = !conflicts.areNone() && stored.get().token().equals(fresh.token());
                return new Result(
                        ours ? outcome : Outcome.KEPT,
                        stored.get(),
                        live.orElseThrow().version());
            }
            outcome = live.isPresent() ? Outcome.RENEWED : Outcome.CREATED;
            try {
                return new Result(outcome, fresh, apply(new SecretApplyConfiguration(name, fresh, labels, live)));
            } catch (ApplyConflict conflict) {
                if (!conflicts.areNone() && !conflict.fields().isEmpty()) {
                    throw errors.conflict(conflict);
                }
                conflicts.pause(errors.conflict(conflict));
            }
        }
    }

    /** Deletes the Secret if it still is as {@code stored}; returns whether it was deleted. */
    public boolean delete(Result stored) {
        return call("delete", () -> cluster.deleteUnchanged(ApiResource.SECRETS, name, stored.version()));
    }

    /**
     * Deletes the Secret, unless it has another value for one of {@code labels}; returns whether it was deleted.
     *
     * @throws Rejected when the Secret does not have our label, or a permission is missing
     * @throws io.github.runneractions.runtime.Unreachable when the API is unavailable until the deadline
     */
    public boolean deleteOf(Map<String, String> labels) {
        var conflicts = retry.conflicts();
        while (true) {
            var live = find().filter(secret -> labels.entrySet().stream()
                    .allMatch(label -> secret.labels()
                            .getOrDefault(label.getKey(), label.getValue())
                            .equals(label.getValue())));
            if (live.isEmpty()) {
                return false;
            }
            var version = live.get().version();
            if (call("delete", () -> cluster.deleteUnchanged(ApiResource.SECRETS, name, version))) {
                return true;
            }
            conflicts.pause(errors.changing("delete"));
        }
    }

    private Optional<LiveSecret> find() {
        var found = call("read", () -> cluster.find(ApiResource.SECRETS, name)).map(LiveSecret::of);
        found.filter(secret -> !secret.manager().equals(Optional.of(MANAGER))).ifPresent(secret -> {
            throw errors.foreign(secret.manager());
        });
        return found;
    }

    private Optional<SecretContent> content(LiveSecret secret) {
        return secret.content(context.secrets()::mask);
    }

    /** Returns the new version. */
    private String apply(SecretApplyConfiguration configuration) {
        return call("write", () -> {
            try {
                return cluster.objects(ApiResource.SECRETS)
                        .resource(configuration.toObject())
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

    private <T> T call(String verb, Supplier<T> call) {
        try {
            return retry.call(verb + " Secret " + name, call);
        } catch (Rejected e) {
            throw e.topic().equals(KubernetesErrors.FORBIDDEN) ? errors.forbidden(verb, e) : e;
        }
    }

    /**
     * The Secret after {@link #store}.
     *
     * @param content what is in it now
     * @param version the Secret's {@code resourceVersion}
     */
    public record Result(Outcome outcome, SecretContent content, String version) {}

    /** Whether the content was stored. */
    public enum Outcome {
        /** It is in a Secret that did not exist before. */
        CREATED,
        /** It replaced the content of an existing Secret. */
        RENEWED,
        /** It is not stored, because the Secret has a token that expires later, or at the same time. */
        KEPT
    }
}
