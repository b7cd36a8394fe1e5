package io.github.runneractions.deploy.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** Asks the API where it serves a kind; each group and version is asked for once. */
public final class DiscoveryRestMapper implements RestMapper {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;
    private final Map<String, JsonNode> answers;

    /** Asks {@code cluster}. */
    public DiscoveryRestMapper(Cluster cluster) {
        this(cluster, new ConcurrentHashMap<>());
    }

    private DiscoveryRestMapper(Cluster cluster, Map<String, JsonNode> answers) {
        this.cluster = cluster;
        this.answers = answers;
    }

    /** One that knows the same, and asks {@code later}: the same cluster with another deadline. */
    public DiscoveryRestMapper asking(Cluster later) {
        return new DiscoveryRestMapper(later, answers);
    }

    @Override
    public Optional<ApiResource> find(String apiVersion, String kind) {
        if (!isGroupAndVersion(apiVersion)) {
            return Optional.empty();
        }
        var group = group(apiVersion);
        var version = apiVersion.substring(apiVersion.indexOf('/') + 1);
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

    @Override
    public List<String> otherVersions(String apiVersion, String kind) {
        var group = group(apiVersion);
        return StreamSupport.stream(
                        read("list the groups of the API", "/apis")
                                .path("groups")
                                .spliterator(),
                        false)
                // Kubernetes has moved kinds of its own from one group to another. In another project's group, a kind
                // of the same
                // name is another kind.
                .filter(each -> each.path("name").asText().equals(group)
                        || (isOwn(group) && isOwn(each.path("name").asText())))
                .flatMap(each -> StreamSupport.stream(each.path("versions").spliterator(), false))
                .map(version -> version.path("groupVersion").asText())
                .filter(version -> find(version, kind).isPresent())
                .toList();
    }

    /** Whether a group is Kubernetes' own; those of others have a domain. */
    private static boolean isOwn(String group) {
        return !group.contains(".") || group.endsWith(".k8s.io");
    }

    private static String group(String apiVersion) {
        return apiVersion.substring(0, Math.max(apiVersion.indexOf('/'), 0));
    }

    private JsonNode ask(String apiVersion) {
        return read("list the kinds of " + apiVersion, (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion);
    }

    private JsonNode read(String attempt, String path) {
        return cluster.call(attempt, () -> {
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
