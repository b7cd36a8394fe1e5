package io.github.runneractions.kubernetes.api;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.Failure;
import java.util.List;
import java.util.Map;

/**
 * What the account may do in one namespace, as one request tells it. It grants only what an authorizer has listed: another one may
 * grant more.
 *
 * @param rules empty when the cluster does not tell all: an authorizer that cannot list its rules may forbid what another one grants
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-rules-review-v1/">
 *     SelfSubjectRulesReview</a>
 */
record AccessRules(String namespace, List<Unstructured> rules) {
    /** Asks {@code cluster}. */
    static AccessRules in(String namespace, Cluster cluster) {
        var question = new GenericKubernetesResource();
        question.setApiVersion(ApiResource.RULES_REVIEWS.apiVersion());
        question.setKind(ApiResource.RULES_REVIEWS.kind());
        question.setAdditionalProperty("spec", Map.of("namespace", namespace));
        try {
            var answer = cluster.call(
                    "list the permissions in namespace " + namespace,
                    () -> cluster.client()
                            .genericKubernetesResources(ApiResource.RULES_REVIEWS.context())
                            .resource(question)
                            .create());
            return of(
                    namespace, new Unstructured(answer.getAdditionalProperties().get("status")));
        } catch (Failure _) {
            // Then each permission is asked for.
            return new AccessRules(namespace, List.of());
        }
    }

    /** Reads a review's status. */
    static AccessRules of(String namespace, Unstructured status) {
        var isComplete = status.at("incomplete").orEmpty().equals("false");
        return new AccessRules(
                namespace, isComplete ? status.at("resourceRules").items().toList() : List.of());
    }

    /** Whether they grant {@code permission}. */
    boolean grant(ResourceAttributes permission) {
        return permission.namespace().equals(namespace) && rules.stream().anyMatch(rule -> grants(rule, permission));
    }

    private static boolean grants(Unstructured rule, ResourceAttributes permission) {
        var part = permission.resource().split("/", 2);
        var ofAll = part.length > 1 ? "*/" + part[1] : "*";
        return has(rule, "verbs", permission.verb(), "*")
                && has(rule, "apiGroups", permission.group(), "*")
                && (has(rule, "resources", permission.resource(), "*") || has(rule, "resources", ofAll, ofAll))
                && isOfNames(rule, permission.name());
    }

    private static boolean has(Unstructured rule, String list, String one, String all) {
        return rule.at(list)
                .items()
                .flatMap(item -> item.text().stream())
                .anyMatch(text -> text.equals(one) || text.equals(all));
    }

    private static boolean isOfNames(Unstructured rule, String name) {
        var names = rule.at("resourceNames")
                .items()
                .flatMap(item -> item.text().stream())
                .toList();
        return names.isEmpty() || names.contains(name);
    }
}
