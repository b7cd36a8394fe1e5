package io.github.runneractions.runnercleanup.cluster;

import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.PartialObjectMetadata;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.runnercleanup.plan.Selection;
import io.github.runneractions.runnercleanup.setback.OneByOne;
import io.github.runneractions.runnercleanup.setback.OneByOne.Done;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runners leave in the cluster's namespace: pods that have ended, and registrations of releases that are gone.
 *
 * @param clock GitHub's: that of this machine may be wrong
 */
public record Leftovers(ObjectLister inventory, Selection selection, InstantSource clock) {
    private static final Map<String, String> RUNNER_PODS =
            Map.of(RecommendedLabels.COMPONENT, RecommendedLabels.RUNNER);
    private static final Map<String, String> OUR_SECRETS =
            Map.of(RecommendedLabels.MANAGED_BY, RecommendedLabels.RUNNER_ACTIONS);

    /** A deployment writes the Secret before the release exists; after an hour the token in it has expired. */
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    /**
     * An object that a runner has left in the cluster.
     *
     * @param reason why it is not needed, as a clause about it
     */
    public record Leftover(ApiResource resource, PartialObjectMetadata object, String reason) {
        /** Such as {@code Pod demo-7c9d8f6b54-x2x4q}. */
        @Override
        public String toString() {
            return resource.kind() + " " + object.name();
        }
    }

    /** The objects to remove. */
    public List<Leftover> find() {
        return Stream.concat(endedPods(), orphanedSecrets()).toList();
    }

    /** Removes {@code found}, past those that cannot be removed. */
    public Done<Leftover> remove(List<Leftover> found) {
        return new OneByOne("leftovers in the cluster")
                .remove(found, leftover -> inventory.delete(leftover.resource(), leftover.object()));
    }

    private Stream<Leftover> endedPods() {
        return inventory.list(ApiResource.PODS, RUNNER_PODS).stream()
                .filter(ClusterPods::ended)
                .filter(pod -> selection.covers(pod.name()))
                .map(pod -> new Leftover(
                        ApiResource.PODS, pod, "it has ended: " + pod.phase().orElseThrow()));
    }

    private Stream<Leftover> orphanedSecrets() {
        return inventory.list(ApiResource.SECRETS, OUR_SECRETS).stream()
                .filter(secret -> secret.created().isBefore(clock.instant().minus(TOKEN_LIFETIME)))
                .flatMap(secret -> goneRelease(secret)
                        .map(release ->
                                new Leftover(ApiResource.SECRETS, secret, "the release `" + release + "` is gone"))
                        .stream());
    }

    private Optional<String> goneRelease(PartialObjectMetadata secret) {
        return Optional.ofNullable(secret.labels().get(RecommendedLabels.INSTANCE))
                .filter(release -> !inventory.any(ApiResource.SECRETS, Map.of("owner", "helm", "name", release)))
                .filter(release -> !inventory.any(ApiResource.PODS, Map.of(RecommendedLabels.INSTANCE, release)));
    }
}
