package io.github.runneractions.kubernetes.secret;

import io.github.runneractions.runtime.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The content of the Secret that runners take their registration from.
 *
 * @param kind the kind of credential; an annotation
 * @param scope the owner of the runners, such as {@code acme/widgets}, for people; an annotation
 * @param url the argument of {@code config.sh --url}; the entry {@code url}
 * @param expiresAt by GitHub's clock; the entry {@code expires-at} and an annotation. Empty for a credential that is used up
 * @param credentials the secret entries by name, such as {@code token}
 * @param details the other entries by name, such as {@code runner-id}
 */
public record SecretContent(
        Kind kind,
        String scope,
        URI url,
        Optional<Instant> expiresAt,
        Map<String, Secret> credentials,
        Map<String, String> details) {
    static final String TOKEN = "token";
    static final String REMOVAL_TOKEN = "removal-token";
    static final String EXPIRES_AT = "expires-at";
    static final String URL = "url";

    /** The kind of credential, in GitHub's words. */
    public enum Kind {
        /** For {@code config.sh}, any number of times. */
        REGISTRATION,
        /** For {@code config.sh remove}. */
        REMOVAL,
        /** For {@code run.sh --jitconfig}, once. */
        JIT
    }

    /** A registration or removal token, as the entry {@code token}. */
    public static SecretContent token(Kind kind, String scope, URI url, Secret token, Instant expiresAt) {
        return new SecretContent(kind, scope, url, Optional.of(expiresAt), Map.of(TOKEN, token), Map.of());
    }

    /** With a removal token too, as the entry {@code removal-token}: a pod that ends removes its runner with it. */
    public SecretContent withRemovalToken(Secret removal) {
        var all = new HashMap<>(credentials);
        all.put(REMOVAL_TOKEN, removal);
        return new SecretContent(kind, scope, url, expiresAt, Map.copyOf(all), details);
    }

    /** A just-in-time configuration, as the entries {@code jit-config} and {@code runner-id}. Each run replaces it. */
    public static SecretContent jit(String scope, URI url, Secret config, long runnerId) {
        return new SecretContent(
                Kind.JIT,
                scope,
                url,
                Optional.empty(),
                Map.of("jit-config", config),
                Map.of("runner-id", String.valueOf(runnerId)));
    }

    /** The entry {@code token}. */
    public Optional<Secret> token() {
        return Optional.ofNullable(credentials.get(TOKEN));
    }

    /** The entry {@code removal-token}. */
    public Optional<Secret> removalToken() {
        return Optional.ofNullable(credentials.get(REMOVAL_TOKEN));
    }

    /**
     * Whether it is of this kind, for the runners of this page. The scope is not compared: it follows from the URL, and its
     * spelling differs between clients.
     *
     * @param page in any letter case, with or without slashes or {@code .git} at its end
     */
    public boolean isFor(Kind of, URI page) {
        return kind == of && plain(url).equals(plain(page));
    }

    private static String plain(URI page) {
        var text = page.toString().toLowerCase(Locale.ROOT);
        int end = text.length();
        // Not a pattern: it would take quadratic time for a megabyte of slashes that was planted.
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        var trimmed = text.substring(0, end);
        return trimmed.endsWith(".git") ? trimmed.substring(0, end - ".git".length()) : trimmed;
    }
}
