package io.github.runneractions.kubernetes.api;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks the cluster what the account may do. Only the cluster knows: roles are not the only authorizer.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access">Checking API
 *     access</a>
 */
public final class AccessReview {
    /** Concurrent requests: enough to hide the latency, too few to be throttled. */
    private static final int AT_ONCE = 8;

    private final Cluster cluster;

    /** A review of the account that {@code cluster} is connected as. */
    public AccessReview(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Those of {@code permissions} that the account does not have, sorted. */
    public List<ResourceAttributes> missing(Collection<ResourceAttributes> permissions) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var answers = new HashMap<ResourceAttributes, Future<Boolean>>();
            permissions.forEach(permission -> answers.computeIfAbsent(permission, asked -> threads.submit(() -> allowed(asked))));
            return answers.entrySet().stream()
                    .filter(answer -> !answer(answer.getValue()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }

    private boolean allowed(ResourceAttributes permission) {
        var attributes = Map.of(
                "verb", permission.verb(),
                "group", permission.group(),
                "resource", permission.resource(),
                "namespace", permission.namespace(),
                "name", permission.name());
        var question = new GenericKubernetesResource();
        question.setApiVersion(ApiResource.ACCESS_REVIEWS.apiVersion());
        question.setKind(ApiResource.ACCESS_REVIEWS.kind());
        question.setAdditionalProperty("spec", Map.of("resourceAttributes", attributes));
        var answer = cluster.call(
                "check the permission to " + permission,
                () -> cluster.client()
                        .genericKubernetesResources(ApiResource.ACCESS_REVIEWS.context())
                        .resource(question)
                        .create());
        return Boolean.TRUE.equals(answer.get("status", "allowed"));
    }

    private static boolean answer(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
