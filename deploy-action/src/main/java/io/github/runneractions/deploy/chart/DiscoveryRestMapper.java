package io.github.runneractions.deploy.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.io.UncheckedIOException;
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
        // raw() makes null of a 404: a group that is not served.
        var answer = cluster.call(
                "list the kinds of " + apiVersion,
                () -> Optional.ofNullable(cluster.client().raw(path)));
        try {
            return JSON.readTree(answer.orElse("{}"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
