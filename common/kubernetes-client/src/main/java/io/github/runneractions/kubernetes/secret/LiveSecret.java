package io.github.runneractions.kubernetes.secret;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.github.runneractions.kubernetes.connection.ConnectionValues;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.runtime.Secret;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Secret as the API server has it: the live object of a server-side apply.
 *
 * @param uid distinguishes it from an earlier Secret of the same name
 * @param version the {@code resourceVersion}
 * @param ownLabels the labels that our field manager has set: an apply that does not name them removes them
 * @param data in base64
 */
record LiveSecret(
        String uid,
        String version,
        Map<String, String> labels,
        Map<String, String> ownLabels,
        Map<String, String> annotations,
        Map<String, String> data) {
    static final String PREFIX = "runner-actions.github.io/";

    /**
     * RFC 9110's token68, of a length that tokens have. An account that may write the Secret could otherwise have a single
     * letter masked, which makes a log unreadable, or have a value passed on that a shell would run.
     */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{16,8192}");

    static LiveSecret of(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        var labels = Optional.ofNullable(metadata.getLabels()).orElse(Map.of());
        var own = metadata.getManagedFields().stream()
                .filter(fields -> RecommendedLabels.RUNNER_ACTIONS.equals(fields.getManager()))
                .map(LiveSecret::labelsOf)
                .flatMap(names -> labels.entrySet().stream().filter(label -> names.containsKey("f:" + label.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
        return new LiveSecret(
                metadata.getUid(),
                metadata.getResourceVersion(),
                labels,
                own,
                Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of()),
                texts(object.get("data")));
    }

    /** The program that manages it, by its label; empty without the label. */
    Optional<String> manager() {
        return Optional.ofNullable(labels.get(RecommendedLabels.MANAGED_BY));
    }

    /**
     * Its content; empty when that is not valid.
     *
     * @param mask masks the tokens, once everything else is valid
     */
    Optional<SecretContent> content(Function<String, Secret> mask) {
        try {
            var kind = SecretContent.Kind.valueOf(annotation("kind").toUpperCase(Locale.ROOT));
            var url = URI.create(entry(SecretContent.URL).orElse(""));
            var end = entry(SecretContent.EXPIRES_AT).map(Instant::parse);
            var token = entry(SecretContent.TOKEN).map(LiveSecret::token).map(mask);
            // Without it, only a pod that ends leaves its runner at GitHub.
            var removal = entry(SecretContent.REMOVAL_TOKEN)
                    .filter(text -> TOKEN.matcher(text).matches())
                    .map(mask);
            var credentials = new HashMap<String, Secret>();
            token.ifPresent(secret -> credentials.put(SecretContent.TOKEN, secret));
            removal.ifPresent(secret -> credentials.put(SecretContent.REMOVAL_TOKEN, secret));
            return Optional.of(
                    new SecretContent(kind, annotation("scope"), url, end, Map.copyOf(credentials), Map.of()));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String token(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a token");
        }
        return text;
    }

    private String annotation(String name) {
        return annotations.getOrDefault(PREFIX + name, "");
    }

    private Optional<String> entry(String name) {
        return Optional.ofNullable(data.get(name))
                .map(ConnectionValues::decoded)
                .filter(text -> !text.isBlank());
    }

    private static Map<?, ?> labelsOf(ManagedFieldsEntry fields) {
        return fields.getFieldsV1() != null
                        && fields.getFieldsV1().getAdditionalProperties().get("f:metadata")
                                instanceof Map<?, ?> metadata
                        && metadata.get("f:labels") instanceof Map<?, ?> labels
                ? labels
                : Map.of();
    }

    private static Map<String, String> texts(Object data) {
        var texts = new HashMap<String, String>();
        if (data instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> texts.put(name.toString(), String.valueOf(value)));
        }
        return texts;
    }
}
