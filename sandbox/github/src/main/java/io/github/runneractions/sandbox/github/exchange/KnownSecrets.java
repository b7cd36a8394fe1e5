package io.github.runneractions.sandbox.github.exchange;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Every secret in requests and responses, with the word that replaces it in logs. */
public final class KnownSecrets {

    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final String JWT_WORD = "<jwt>";
    private static final String TOKEN_WORD = "<token>";

    private final Map<String, String> words = new ConcurrentHashMap<>();

    /** Remembers what an Authorization header carries. */
    public void addCredential(String header) {
        String credential = header.substring(header.indexOf(' ') + 1).strip();
        if (!credential.isEmpty()) {
            words.put(credential, JWT.matcher(credential).matches() && !isToken(credential) ? JWT_WORD : TOKEN_WORD);
        }
    }

    /** Remembers a token that was created. */
    public void addToken(String token) {
        words.put(token, TOKEN_WORD);
    }

    /** All of them. */
    public Set<String> values() {
        return Set.copyOf(words.keySet());
    }

    /** The text with {@code <jwt>} and {@code <token>} in the place of the secrets. */
    public String replaceIn(String text) {
        String replaced = text;
        // The longest first: a secret can be part of another.
        for (String secret : words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            replaced = replaced.replace(secret, words.getOrDefault(secret, TOKEN_WORD));
        }
        return replaced;
    }

    private static boolean isToken(String credential) {
        return credential.startsWith("gh") && credential.indexOf('_') == 3;
    }
}
