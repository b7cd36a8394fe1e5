package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.ApiResource;
import io.github.runneractions.kubernetes.Cluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What Helm remembers of a release's revision.
 *
 * @param revision from 1
 * @param status Helm's word, such as {@code deployed}
 * @param chart name and version, such as {@code runner-0.1.0}
 */
public record ReleaseRecord(int revision, String status, String chart) {
    /** The newest revision of {@code release}: Helm keeps each as a Secret, which labels make easy to find. */
    public static Optional<ReleaseRecord> newest(Cluster cluster, ReleaseName release) {
        return cluster
                .call(
                        "look at the release's record",
                        () -> cluster.objects(ApiResource.SECRETS)
                                .withLabels(Map.of("owner", "helm", "name", release.text()))
                                .list()
                                .getItems())
                .stream()
                .max(Comparator.comparingInt(ReleaseRecord::version))
                .map(ReleaseRecord::of);
    }

    private static ReleaseRecord of(GenericKubernetesResource secret) {
        String data = secret.get("data", "release");
        var json = decoded(data);
        var metadata = json.path("chart").path("metadata");
        return new ReleaseRecord(
                version(secret),
                json.path("info").path("status").asText(),
                metadata.path("name").asText() + "-" + metadata.path("version").asText());
    }

    private static int version(GenericKubernetesResource secret) {
        return Integer.parseInt(secret.getMetadata().getLabels().get("version"));
    }

    /** The API's base64 around Helm's base64 around gzip around JSON. */
    private static JsonNode decoded(String data) {
        var base64 = Base64.getDecoder();
        try (var json = new GZIPInputStream(new ByteArrayInputStream(base64.decode(base64.decode(data))))) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
