package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.Optional;

/**
 * The question who the account is.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/self-subject-review-v1/">SelfSubjectReview</a>
 */
final class SelfReview {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private SelfReview() {}

    /** The account's name in the cluster; empty when the cluster does not tell. */
    static Optional<String> user(KubernetesClient client, ClusterConnection connection) {
        var question = new GenericKubernetesResource();
        question.setApiVersion(ApiResource.SELF_REVIEWS.apiVersion());
        question.setKind(ApiResource.SELF_REVIEWS.kind());
        try {
            var answer = client.genericKubernetesResources(ApiResource.SELF_REVIEWS.context())
                    .resource(question)
                    .create();
            return Optional.ofNullable(answer.get("status", "userInfo", "username"));
        } catch (KubernetesClientException e) {
            if (KubernetesErrors.isOfAnotherPath(connection, e)
                    || (e.getCode() != NOT_FOUND && e.getCode() != FORBIDDEN)) {
                throw e;
            }
            // An API server too old for the question serves this all the same; another path serves nothing.
            if (e.getCode() == NOT_FOUND && isMissing(client, "/api/v1")) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean isMissing(KubernetesClient client, String path) {
        try {
            // raw() makes null of a 404.
            return client.raw(path) == null;
        } catch (KubernetesClientException _) {
            return false;
        }
    }
}
