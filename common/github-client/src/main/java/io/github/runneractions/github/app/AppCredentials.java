package io.github.runneractions.github.app;

import io.github.runneractions.runtime.Secret;
import java.security.PrivateKey;
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

        /**
         * Reads a client id or a numeric app id.
         *
         * @throws IllegalArgumentException when it is neither
         */
        public static String id(String text) {
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
}
