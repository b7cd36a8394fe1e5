package io.github.runneractions.kubernetes.secret;

import io.github.runneractions.runtime.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a Secret holds for the runners that take their registration from it.
 *
 * @param kind what it is good for; an annotation
 * @param scope whose runners, such as {@code acme/widgets}, for people; an annotation
 * @param url what {@code config.sh --url} takes; the entry {@code url}
 * @param expiresAt by GitHub's clock; the entry {@code expires-at} and an annotation. Empty for what ends by being used
 * @param credentials entry → what is secret, such as {@code token}
 * @param details entry → what is not, such as {@code runner-id}
 */
public record SecretContent(
        Kind kind,
        String scope,
        URI url,
        Optional<Instant> expiresAt,
        Map<String, Secret> credentials,
        Map<String, String> details) {
    static final String TOKEN = "token";
    static final String EXPIRES_AT = "expires-at";
    static final String URL = "url";

    /** By how much another token may outlive a fresh one: all live equally long, so it was made within so much time of it. */
    private static final Duration PLAUSIBLE = Duration.ofMinutes(5);

    /** What GitHub calls what is stored. */
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

    /** A just-in-time configuration, as the entries {@code jit-config} and {@code runner-id}. It is never kept. */
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

    /** Whether both are of one kind, for the same runners of the same server: either can stand in the other's place. */
    public boolean standsFor(SecretContent other) {
        return isFor(other.kind, other.url);
    }

    /**
     * Whether it is of this kind, for the runners of this page. The scope has no say: it follows from the URL, and not everybody
     * spells it alike.
     *
     * @param page in any letter case, with or without slashes or {@code .git} at its end
     */
    public boolean isFor(Kind of, URI page) {
        return kind == of && plain(url).equals(plain(page));
    }

    private static String plain(URI page) {
        var text = page.toString().toLowerCase(Locale.ROOT);
        int end = text.length();
        // No pattern: one would take for ever over a planted megabyte of slashes.
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        var trimmed = text.substring(0, end);
        return trimmed.endsWith(".git") ? trimmed.substring(0, end - ".git".length()) : trimmed;
    }

    /** Whether {@code fresh} must not be written over this: it would end sooner, or no later. */
    boolean outlives(SecretContent fresh) {
        return standsFor(fresh)
                && token().isPresent()
                && expiresAt.isPresent()
                && fresh.expiresAt
                        .filter(end -> !expiresAt.get().isBefore(end))
                        // A made-up time ahead would keep every good token out until then.
                        .filter(end -> !expiresAt.get().isAfter(end.plus(PLAUSIBLE)))
                        .isPresent();
    }
}
