package io.github.runneractions.github.app;

import java.security.interfaces.RSAPrivateKey;
import java.util.regex.Pattern;

/**
 * An app's own key, which signs JWTs.
 *
 * @param id the client id ({@code Iv…}) or the numeric app id: GitHub takes either as the issuer
 * @param key the key that signs
 */
public record AppKey(String id, RSAPrivateKey key) implements AppCredentials {
    private static final Pattern ID = Pattern.compile("\\d{1,19}|Iv[A-Za-z0-9.]{4,60}");

    /**
     * Checks an id.
     *
     * @return {@code text}
     * @throws IllegalArgumentException when it is neither a client id nor an app id
     */
    public static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "has " + text.length() + " characters that are neither a client id (`Iv…`) nor an app id (digits)");
        }
        return text;
    }

    @Override
    public String toString() {
        return "app " + id;
    }
}
