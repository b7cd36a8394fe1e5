package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Helm's record of a release's revision.
 *
 * @param revision from 1
 * @param status Helm's word, such as {@code deployed}
 * @param chart name and version, such as {@code runner-0.1.0}
 */
public record ReleaseRecord(int revision, String status, String chart) {
    private static final String TYPE = "helm.sh/release.v1";

    /** As Helm's {@code release/common} package has them. */
    private static final Set<String> STATUSES = Set.of(
            "unknown",
            "deployed",
            "uninstalled",
            "superseded",
            "failed",
            "uninstalling",
            "pending-install",
            "pending-upgrade",
            "pending-rollback");

    private static final Pattern CHART = Pattern.compile("[A-Za-z0-9._+-]+");

    /** The newest revision of {@code release}: Helm stores each as a Secret with labels. */
    public static Optional<ReleaseRecord> newest(Cluster cluster, ReleaseName release) {
        return newest(
                cluster.call(
                        "read the release's record",
                        () -> cluster.objects(ApiResource.SECRETS)
                                .withLabels(Map.of("owner", "helm", "name", release.text()))
                                .list()
                                .getItems()),
                release);
    }

    /** The newest among {@code secrets}; Secrets that Helm did not write, or that cannot be read, are ignored. */
    static Optional<ReleaseRecord> newest(List<GenericKubernetesResource> secrets, ReleaseName release) {
        var name = Pattern.compile("^sh\\.helm\\.release\\.v1\\." + release + "\\.v([0-9]{1,9})$");
        return secrets.stream()
                .filter(secret -> TYPE.equals(secret.get("type")))
                .flatMap(secret -> name.matcher(secret.getMetadata().getName())
                        .results()
                        .map(found -> new Stored(Integer.parseInt(found.group(1)), secret)))
                .sorted(Comparator.comparingInt(Stored::revision).reversed())
                // Lazily, until one can be read: each holds a whole chart.
                .map(Stored::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private record Stored(int revision, GenericKubernetesResource secret) {
        Optional<ReleaseRecord> read() {
            String data = secret.get("data", "release");
            try {
                var json = decoded(data);
                var metadata = json.path("chart").path("metadata");
                var record = new ReleaseRecord(
                        revision,
                        json.path("info").path("status").asText(),
                        metadata.path("name").asText() + "-"
                                + metadata.path("version").asText());
                return Optional.of(record).filter(ReleaseRecord::plausible);
            } catch (IOException | IllegalArgumentException _) {
                // The deployment succeeded; only a line of the log is missing.
                return Optional.empty();
            }
        }
    }

    /** Whether Helm can have written it: every account that may write Secrets can put another text there. */
    private boolean plausible() {
        return STATUSES.contains(status) && CHART.matcher(chart).matches();
    }

    /** The API's base64 around Helm's base64 around gzip around JSON. */
    private static JsonNode decoded(@Nullable String data) throws IOException {
        var base64 = Base64.getDecoder();
        var gzip = base64.decode(base64.decode(Optional.ofNullable(data).orElse("")));
        try (var json = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new ObjectMapper().readTree(json);
        }
    }
}
