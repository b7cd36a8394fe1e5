package io.github.runneractions.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The decoded entries of a Secret.
 *
 * @param secret the whole object
 */
record SecretEntries(ObjectNode secret) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where runners look for what they start with. */
    private static final Set<String> FOR_RUNNERS = Set.of("token", "removal-token", "jit-config");

    /** Where broker and cleanup look for what they act with. */
    private static final String FOR_BROKER = "private-key";

    private static final String HELM = "helm.sh/release.v1";

    /**
     * Name → text, or what Helm remembers of a release as the JSON that it is.
     *
     * @param allowed are left out where runners look for them
     */
    ObjectNode decoded(Set<String> allowed) {
        var entries = JSON.createObjectNode();
        secret.path("data").properties().forEach(entry -> {
            var bytes = Base64.getDecoder().decode(entry.getValue().asText());
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (secret.path("type").asText().equals(HELM)) {
                entries.set(entry.getKey(), release(bytes));
            } else if (!isForBroker(entry.getKey())
                    && (!FOR_RUNNERS.contains(entry.getKey()) || !allowed.contains(text))) {
                entries.put(entry.getKey(), text);
            }
        });
        return entries;
    }

    private boolean isForBroker(String entry) {
        return entry.equals(FOR_BROKER) && secret.path("data").has("client-id");
    }

    private static JsonNode release(byte[] base64) {
        var gzip = Base64.getDecoder().decode(base64);
        try (var json = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
