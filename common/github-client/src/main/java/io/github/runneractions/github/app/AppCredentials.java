package io.github.runneractions.github.app;

import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an app proves itself with. */
public sealed interface AppCredentials {
    /** Reads as whose they are, such as {@code app Iv23li…}. */
    @Override
    String toString();

    /**
     * The app's own key, which signs a JWT for every request.
     *
     * @param id the client id ({@code Iv…}) or the numeric app id: GitHub takes either as the issuer
     * @param key the RSA key that signs
     */
    record OfKey(String id, PrivateKey key) implements AppCredentials {
        private static final Pattern ID = Pattern.compile("\\d{1,19}|Iv[A-Za-z0-9.]{4,60}");

        static String id(String text) {
            if (!ID.matcher(text).matches()) {
                throw new IllegalArgumentException("has " + text.length()
                        + " characters that are neither a client id (`Iv…`) nor an app id (digits)");
            }
            return text;
        }

        @Override
        public String toString() {
            return "app " + id;
        }
    }

    /** A JWT that was signed elsewhere, by a key that never leaves its vault. It cannot be made anew. */
    record OfJwt(Secret jwt) implements AppCredentials {
        private static final Pattern FORM = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");

        /**
         * Reads what an input of this kind holds.
         *
         * @throws IllegalArgumentException when it is no JWT
         */
        public static OfJwt of(Secret jwt) {
            if (!FORM.matcher(jwt.reveal()).matches()) {
                throw new IllegalArgumentException("is no JWT, which is three parts with dots between them");
            }
            return new OfJwt(jwt);
        }

        @Override
        public String toString() {
            return "the app that signed `jwt`";
        }
    }

    /**
     * Reads {@code client-id} (or {@code app-id}; either value may stand in either) and {@code private-key}.
     */
    static Input<AppCredentials> read(Inputs inputs) {
        var id = id(inputs);
        var key = inputs.secret("private-key", PrivateKeys::read);
        return inputs.later(() -> new OfKey(id.get(), key.get()));
    }

    private static Input<String> id(Inputs inputs) {
        if (inputs.optional("client-id").isPresent()) {
            return inputs.required("client-id", OfKey::id);
        }
        if (inputs.optional("app-id").isPresent()) {
            return inputs.required("app-id", OfKey::id);
        }
        return inputs.problem("client-id", "is required and is empty or missing; it stands on the app's settings page");
    }

    /** Whether any input of app credentials is given. */
    static boolean given(Inputs inputs) {
        return Optional.<String>empty()
                .or(() -> inputs.optional("client-id"))
                .or(() -> inputs.optional("app-id"))
                .or(() -> inputs.optional("private-key"))
                .isPresent();
    }
}
