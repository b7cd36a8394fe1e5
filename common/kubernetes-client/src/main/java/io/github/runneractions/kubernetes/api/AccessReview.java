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
 * Asks the cluster itself what we may do, before anything is done: it knows every authorizer there is, not only roles.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access">Checking API
 *     access</a>
 */
public final class AccessReview {
    /** Questions under way at once: enough to hide the latency, too few to be throttled. */
    private static final int AT_ONCE = 8;

    private final Cluster cluster;

    /** Asks {@code cluster}. */
    public AccessReview(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Those of {@code rights} that we lack, in order. */
    public List<ResourceAttributes> missing(Collection<ResourceAttributes> rights) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var answers = new HashMap<ResourceAttributes, Future<Boolean>>();
            rights.forEach(right -> answers.computeIfAbsent(right, asked -> threads.submit(() -> allowed(asked))));
            return answers.entrySet().stream()
                    .filter(answer -> !answer(answer.getValue()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }

    private boolean allowed(ResourceAttributes right) {
        var attributes = Map.of(
                "verb", right.verb(),
                "group", right.group(),
                "resource", right.resource(),
                "namespace", right.namespace(),
                "name", right.name());
        var question = new GenericKubernetesResource();
        question.setApiVersion(ApiResource.ACCESS_REVIEWS.apiVersion());
        question.setKind(ApiResource.ACCESS_REVIEWS.kind());
        question.setAdditionalProperty("spec", Map.of("resourceAttributes", attributes));
        var answer = cluster.call(
                "ask whether we may " + right,
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
