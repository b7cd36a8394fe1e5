package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the account may do, of what it was asked for.
 *
 * @param namespace the release's
 * @param missing what it may not do
 */
public record Rights(String namespace, Set<ResourceAttributes> missing) {
    boolean may(ResourceAttributes permission) {
        return !missing.contains(permission);
    }

    /** Whether the account may do all of {@code verbs} with Secrets. */
    public boolean maySecrets(String... verbs) {
        return may(ApiResource.SECRETS, verbs);
    }

    /** Whether the account may do all of {@code verbs} with pods. */
    public boolean mayPods(String... verbs) {
        return may(ApiResource.PODS, verbs);
    }

    private boolean may(ApiResource resource, String... verbs) {
        return Stream.of(verbs).allMatch(verb -> may(ResourceAttributes.to(verb, resource, namespace)));
    }
}
