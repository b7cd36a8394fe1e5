package io.github.runneractions.kubernetes.secret;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.github.runneractions.kubernetes.connection.InputForms;
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
 * A Secret as the API has it.
 *
 * @param uid another one of the same name has another
 * @param version changes whenever it does
 * @param labels all of them
 * @param ownLabels those that our field manager has set: it has to name them again, or they go
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
     * RFC 9110's token68, of a length that tokens have. Whoever may write the Secret could otherwise have us mask a letter, which
     * makes a log unreadable, or hand out what a shell runs.
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

    /** Who says that it is theirs; empty when nobody does. */
    Optional<String> owner() {
        return Optional.ofNullable(labels.get(RecommendedLabels.MANAGED_BY));
    }

    /**
     * What it holds; empty when that is not what one of us has written.
     *
     * @param mask masks the token, when all else is right
     */
    Optional<SecretContent> content(Function<String, Secret> mask) {
        try {
            var kind = SecretContent.Kind.valueOf(annotation("kind").toUpperCase(Locale.ROOT));
            var url = URI.create(entry(SecretContent.URL).orElse(""));
            var end = entry(SecretContent.EXPIRES_AT).map(Instant::parse);
            var token = entry(SecretContent.TOKEN).map(LiveSecret::token).map(mask);
            return Optional.of(new SecretContent(
                    kind,
                    annotation("scope"),
                    url,
                    end,
                    token.map(secret -> Map.of(SecretContent.TOKEN, secret)).orElse(Map.of()),
                    Map.of()));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String token(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException("is no token");
        }
        return text;
    }

    private String annotation(String name) {
        return annotations.getOrDefault(PREFIX + name, "");
    }

    private Optional<String> entry(String name) {
        return Optional.ofNullable(data.get(name)).map(InputForms::decoded).filter(text -> !text.isBlank());
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
