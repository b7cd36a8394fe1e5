package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.deploy.lock.ServerTime;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** Changes Helm's records, each only as long as it is the one that was read. */
record RecordStore(Cluster cluster) {
    private static final String FAILED = "failed";
    private static final int CONFLICT = 409;

    /** When the Secret of {@code record} was written last, by the API server's clock; empty if it has changed its status or is gone. */
    Optional<Instant> written(StoredRelease record) {
        return find(record).map(secret -> ServerTime.written(secret.getMetadata()));
    }

    private Optional<GenericKubernetesResource> find(StoredRelease record) {
        return cluster.call("read Secret " + record.secret(), () -> cluster.find(ApiResource.SECRETS, record.secret()))
                .filter(secret -> record.uid().equals(secret.getMetadata().getUid()))
                .filter(secret -> Optional.ofNullable(secret.getMetadata().getLabels())
                        .filter(labels -> record.statusLabel().equals(labels.get("status")))
                        .isPresent());
    }

    /** Has {@code record} say that its deployment failed. */
    void markFailed(StoredRelease record) {
        mark(record, FAILED);
    }

    /** Has {@code record} say {@code status}, as Helm writes it: in the label and in the text. */
    void mark(StoredRelease record, String status) {
        change(record, secret -> changed(secret, status));
    }

    /** Notes in {@code record} that a run has begun to uninstall it. Helm keeps the label. */
    void markUninstalling(StoredRelease record) {
        change(record, secret -> {
            var patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("metadata")
                    .put("resourceVersion", secret.getMetadata().getResourceVersion())
                    .putObject("labels")
                    .put(HelmCommand.UNINSTALLS, String.valueOf(record.revision()));
            return patch;
        });
    }

    private void change(StoredRelease record, Function<GenericKubernetesResource, JsonNode> patch) {
        find(record)
                .ifPresent(secret -> cluster.call("change Secret " + record.secret(), () -> {
                    try {
                        return Optional.of(cluster.merge(ApiResource.SECRETS, record.secret(), patch.apply(secret)));
                    } catch (KubernetesClientException e) {
                        if (e.getCode() == CONFLICT) {
                            // Somebody else writes it: how it is now is read again.
                            return Optional.<GenericKubernetesResource>empty();
                        }
                        throw e;
                    }
                }));
    }

    private static JsonNode changed(GenericKubernetesResource secret, String status) {
        var patch = JsonNodeFactory.instance.objectNode();
        var metadata = patch.putObject("metadata")
                .put("resourceVersion", secret.getMetadata().getResourceVersion());
        metadata.putObject("labels").put("status", status);
        patch.putObject("data").put("release", text(secret, status));
        return patch;
    }

    private static String text(GenericKubernetesResource secret, String status) {
        try {
            var data = secret.get("data", "release") instanceof String base64 ? base64 : "";
            var text = new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(RecordText.withStatus(text, status).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            // It was read as a record a moment ago, and this is the same Secret with the same status.
            throw KubernetesClientException.launderThrowable(e);
        }
    }

    /** Deletes {@code record}, unless it was changed since. */
    void delete(StoredRelease record) {
        find(record)
                .ifPresent(secret -> cluster.call(
                        "delete Secret " + record.secret(),
                        () -> cluster.deleteUnchanged(
                                ApiResource.SECRETS,
                                record.secret(),
                                secret.getMetadata().getResourceVersion())));
    }
}
