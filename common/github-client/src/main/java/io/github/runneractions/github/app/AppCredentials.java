package io.github.runneractions.github.app;

import io.github.runneractions.toolkit.Inputs;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an app proves itself with.
 *
 * @param id the client id ({@code Iv…}) or the numeric app id: GitHub takes either as the issuer
 * @param key the RSA key that signs
 */
public record AppCredentials(String id, PrivateKey key) {
    private static final Pattern ID = Pattern.compile("\\d{1,19}|Iv[A-Za-z0-9.]{4,60}");

    /**
     * Reads {@code client-id} (or {@code app-id}; either value may stand in either) and {@code private-key}, and notes what
     * is missing or malformed. Call it before {@link Inputs#complete} and the result inside.
     */
    public static AppCredentials read(Inputs inputs) {
        var id = inputs.optional("client-id", AppCredentials::id)
                .or(() -> inputs.optional("app-id", AppCredentials::id));
        inputs.optional("app-id");
        if (id.isEmpty()
                && inputs.optional("client-id")
                        .or(() -> inputs.optional("app-id"))
                        .isEmpty()) {
            inputs.problem("client-id", "is required and is empty or missing; it stands on the app's settings page");
        }
        var key = key(inputs);
        return new AppCredentials(id.orElse(""), key);
    }

    private static PrivateKey key(Inputs inputs) {
        var secret = inputs.secret("private-key");
        return inputs.required("private-key", _ -> PrivateKeys.read(secret.reveal()));
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "has " + text.length() + " characters that are neither a client id (`Iv…`) nor an app id (digits)");
        }
        return text;
    }

    /** Whether any input of app credentials is given. */
    public static boolean given(Inputs inputs) {
        return Optional.<String>empty()
                .or(() -> inputs.optional("client-id"))
                .or(() -> inputs.optional("app-id"))
                .or(() -> inputs.optional("private-key"))
                .isPresent();
    }

    @Override
    public String toString() {
        return "app " + id;
    }
}
