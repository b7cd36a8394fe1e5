package io.github.runneractions.deploy.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** Asks the API where it serves a kind; each group and version is asked for once. */
public final class DiscoveryRestMapper implements RestMapper {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();

    /** Asks {@code cluster}. */
    public DiscoveryRestMapper(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Optional<ApiResource> find(String apiVersion, String kind) {
        if (!isGroupAndVersion(apiVersion)) {
            return Optional.empty();
        }
        var slash = apiVersion.indexOf('/');
        var group = apiVersion.substring(0, Math.max(slash, 0));
        var version = apiVersion.substring(slash + 1);
        return StreamSupport.stream(
                        answers.computeIfAbsent(apiVersion, this::ask)
                                .path("resources")
                                .spliterator(),
                        false)
                // A name with a slash is a part of an object, such as deployments/scale, and may have the same kind.
                .filter(entry -> entry.path("kind").asText().equals(kind)
                        && !entry.path("name").asText().contains("/"))
                .findFirst()
                .map(entry -> new ApiResource(
                        group,
                        version,
                        entry.path("name").asText(),
                        kind,
                        entry.path("namespaced").asBoolean()));
    }

    private JsonNode ask(String apiVersion) {
        var path = (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
        return cluster.call("list the kinds of " + apiVersion, () -> {
            try {
                // raw() makes null of a 404: a group that is not served.
                return JSON.readTree(
                        Optional.ofNullable(cluster.client().raw(path)).orElse("{}"));
            } catch (JsonProcessingException e) {
                throw KubernetesClientException.launderThrowable(e);
            }
        });
    }

    /** The chart chooses it, and must not choose another path of the API with it. */
    private static boolean isGroupAndVersion(String apiVersion) {
        return apiVersion.chars().filter(character -> character == '/').count() <= 1
                && !apiVersion.contains("..")
                && apiVersion
                        .chars()
                        .allMatch(character -> character < 0x80
                                && (Character.isLetterOrDigit(character) || "/.-".indexOf(character) >= 0));
    }
}
