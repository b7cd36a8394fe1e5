package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Secret that the registrar mounts.
 *
 * @param entries decoded, without the white space around them
 */
record PodRegistration(String secret, Map<String, String> entries) {

    static PodRegistration in(String name, Optional<Secret> secret) {
        return new PodRegistration(
                name, secret.map(Secret::getData).map(PodRegistration::decoded).orElse(Map.of()));
    }

    String url() {
        return entries.getOrDefault("url", "");
    }

    String token() {
        return entries.getOrDefault("token", "");
    }

    Optional<String> removalToken() {
        return Optional.ofNullable(entries.get("removal-token"));
    }

    /** What the registrar objects to before it asks GitHub. */
    Optional<String> problem(RegistrarWords words, Instant now) {
        for (String entry : new String[] {"token", "expires-at", "url"}) {
            if (!entries.containsKey(entry)) {
                return Optional.of(words.noEntry(secret, entry));
            }
        }
        return problemOfEnd(words, entries.getOrDefault("expires-at", ""), now);
    }

    private static Optional<String> problemOfEnd(RegistrarWords words, String end, Instant now) {
        try {
            return Optional.of(words.expired(end, now))
                    .filter(_ -> !Instant.parse(end).isAfter(now));
        } catch (DateTimeParseException _) {
            return Optional.of(words.noTime(end));
        }
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return secret + " " + entries.keySet();
    }

    private static Map<String, String> decoded(Map<String, String> data) {
        return data.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new String(Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8)
                                .strip()));
    }
}
