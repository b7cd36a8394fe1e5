package io.github.runneractions.kubernetes.secret;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A Secret as it is to be applied.
 *
 * @param over what it replaces; empty when there must be none
 */
record SecretApplyConfiguration(
        String name, SecretContent content, Map<String, String> labels, Optional<LiveSecret> over) {
    /**
     * No object ever has this version: etcd's first one is an empty store. Given for an object that is not there, the API server
     * makes it; given for one that came into being meanwhile, it answers with a conflict. Without a version it would overwrite.
     */
    private static final String NO_OBJECT = "1";

    GenericKubernetesResource render() {
        var metadata = new ObjectMetaBuilder()
                .withName(name)
                // With the uid, one that was deleted meanwhile is a conflict, too, and not made anew with an old
                // decision.
                .withUid(over.map(LiveSecret::uid).orElse(null))
                .withResourceVersion(over.map(LiveSecret::version).orElse(NO_OBJECT))
                .withLabels(marked())
                .withAnnotations(annotations())
                .build();
        var secret = new GenericKubernetesResource();
        secret.setApiVersion(ApiResource.SECRETS.apiVersion());
        secret.setKind(ApiResource.SECRETS.kind());
        secret.setMetadata(metadata);
        secret.setAdditionalProperty("type", "Opaque");
        // Not stringData: the API server copies that into data, and apply would never take an entry away again.
        secret.setAdditionalProperty("data", data());
        return secret;
    }

    private Map<String, String> marked() {
        var marked = new LinkedHashMap<>(over.map(LiveSecret::ownLabels).orElse(Map.of()));
        marked.putAll(labels);
        marked.put(RecommendedLabels.MANAGED_BY, RecommendedLabels.RUNNER_ACTIONS);
        return marked;
    }

    private Map<String, String> annotations() {
        var annotations = new LinkedHashMap<String, String>();
        annotations.put(LiveSecret.PREFIX + "kind", content.kind().name().toLowerCase(Locale.ROOT));
        annotations.put(LiveSecret.PREFIX + "scope", content.scope());
        content.expiresAt().ifPresent(end -> annotations.put(LiveSecret.PREFIX + "expires-at", end.toString()));
        return annotations;
    }

    private Map<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        content.credentials().forEach((entry, secret) -> data.put(entry, base64(secret.reveal())));
        content.details().forEach((entry, text) -> data.put(entry, base64(text)));
        data.put(SecretContent.URL, base64(content.url().toString()));
        content.expiresAt().ifPresent(end -> data.put(SecretContent.EXPIRES_AT, base64(end.toString())));
        return data;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
