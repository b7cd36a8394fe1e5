package io.github.runneractions.kubernetes.api;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.ParallelCalls;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks the cluster what the account may do. Only the cluster knows: roles are not the only authorizer.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access">Checking API
 *     access</a>
 */
public final class AccessReview {
    /** For more permissions in one namespace, the list of all is read first: one request in place of as many as there are. */
    private static final int FEW = 3;

    private final Cluster cluster;

    /** A review of the account that {@code cluster} is connected as. */
    public AccessReview(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Those of {@code permissions} that the account does not have, sorted. */
    public List<ResourceAttributes> missing(Collection<ResourceAttributes> permissions) {
        var namespaces = permissions.stream()
                .collect(Collectors.groupingBy(ResourceAttributes::namespace, Collectors.counting()));
        var rules = namespaces.entrySet().stream()
                .filter(of -> !of.getKey().isEmpty() && of.getValue() > FEW)
                .map(of -> AccessRules.in(of.getKey(), cluster))
                .toList();
        var asked = permissions.stream()
                .distinct()
                .filter(permission -> rules.stream().noneMatch(known -> known.grant(permission)))
                .toList();
        return ParallelCalls.answers(
                        asked, permission -> Optional.of(permission).filter(each -> !allowed(each)))
                .stream()
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    private boolean allowed(ResourceAttributes permission) {
        var part = permission.resource().split("/", 2);
        var attributes = Map.of(
                "verb", permission.verb(),
                "group", permission.group(),
                "resource", part[0],
                "subresource", part.length > 1 ? part[1] : "",
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
}
