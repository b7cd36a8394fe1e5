package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A response is JSON, but has not even what every object of Kubernetes has. */
final class NotKubernetes extends KubernetesClientException {
    private static final long serialVersionUID = 1L;

    private NotKubernetes() {
        super("no object of Kubernetes");
    }

    static GenericKubernetesResourceList refuse(@Nullable GenericKubernetesResourceList list) {
        if (list == null || list.getMetadata() == null || list.getItems() == null) {
            throw new NotKubernetes();
        }
        list.getItems().forEach(NotKubernetes::refuse);
        return list;
    }

    static GenericKubernetesResource refuse(@Nullable GenericKubernetesResource object) {
        if (object == null
                || object.getMetadata() == null
                || object.getMetadata().getName() == null
                || object.getMetadata().getUid() == null
                || !isTime(object.getMetadata().getCreationTimestamp())) {
            throw new NotKubernetes();
        }
        return object;
    }

    private static boolean isTime(@Nullable String text) {
        if (text == null) {
            return false;
        }
        try {
            var _ = Instant.parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
