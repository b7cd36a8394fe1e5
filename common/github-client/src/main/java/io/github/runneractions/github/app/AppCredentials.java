package io.github.runneractions.github.app;

import io.github.runneractions.runtime.Secret;
import java.security.interfaces.RSAPrivateKey;
import java.util.regex.Pattern;

/** The credentials of an app. */
public sealed interface AppCredentials {
    /** Whose they are, such as {@code app Iv23li…}. */
    @Override
    String toString();

    /**
     * An app's own key, which signs JWTs.
     *
     * @param id the client id ({@code Iv…}) or the numeric app id: GitHub takes either as the issuer
     * @param key the key that signs
     */
    record AppKey(String id, RSAPrivateKey key) implements AppCredentials {
        private static final Pattern ID = Pattern.compile("\\d{1,19}|Iv[A-Za-z0-9.]{4,60}");

        /**
         * Checks an id.
         *
         * @return {@code text}
         * @throws IllegalArgumentException when it is neither a client id nor an app id
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

    /** A JWT that another system signed, with a key that never leaves its vault. The action cannot sign another one. */
    record GivenJwt(Secret jwt) implements AppCredentials {
        private static final Pattern FORM = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");

        /**
         * Checks the form of {@code jwt}.
         *
         * @throws IllegalArgumentException when it is not a JWT
         */
        public static GivenJwt of(Secret jwt) {
            if (!FORM.matcher(jwt.reveal()).matches()) {
                throw new IllegalArgumentException("is not a JWT; a JWT has three parts with dots between them");
            }
            return new GivenJwt(jwt);
        }

        @Override
        public String toString() {
            return "the app that signed `jwt`";
        }
    }
}
