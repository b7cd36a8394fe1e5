package io.github.runneractions.github.app;

import io.github.runneractions.runtime.Secret;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** The credentials of an app. */
public sealed interface AppCredentials {
    /** Whose they are, such as {@code app Iv23li…}. */
    @Override
    String toString();

    /** Another id that must be the same app's; only GitHub knows both. */
    default Optional<String> otherId() {
        return Optional.empty();
    }

    /**
     * An app's own key, which signs JWTs.
     *
     * @param id the client id ({@code Iv…}) or the numeric app id: GitHub takes either as the issuer
     * @param otherId the one of the two that is not {@code id}, if it is known
     * @param key the key that signs
     */
    record AppKey(String id, Optional<String> otherId, RSAPrivateKey key) implements AppCredentials {
        private static final Pattern ID = Pattern.compile("\\d{1,19}|Iv[A-Za-z0-9.]{4,60}");

        /** The credentials of an app of which one id is known. */
        public AppKey(String id, RSAPrivateKey key) {
            this(id, Optional.empty(), key);
        }

        /**
         * Checks an id.
         *
         * @return {@code text}
         * @throws IllegalArgumentException when it is neither a client id nor an app id
         */
        public static String id(String text) {
            if (!isId(text)) {
                throw new IllegalArgumentException("is neither a client id (`Iv…`) nor an app id (digits)");
            }
            return text;
        }

        /** Whether {@code text} has the form of a client id or an app id. */
        public static boolean isId(String text) {
            return ID.matcher(text).matches();
        }

        /** Whether two ids cannot be one app's: both are client ids, or both are app ids, and they differ. */
        public static boolean contradict(String id, String other) {
            return !id.equals(other) && Character.isDigit(id.charAt(0)) == Character.isDigit(other.charAt(0));
        }

        @Override
        public String toString() {
            return "app " + id;
        }
    }

    /**
     * A JWT that another system signed, with a key that never leaves its vault. No other one can be signed here.
     *
     * @param otherId an id that was given beside it
     */
    record GivenJwt(Secret jwt, Optional<String> otherId) implements AppCredentials {
        private static final Pattern FORM = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");

        /** A JWT without an id beside it. */
        public GivenJwt(Secret jwt) {
            this(jwt, Optional.empty());
        }

        /** This JWT with an id that must be its app's. */
        public GivenJwt beside(Optional<String> id) {
            return new GivenJwt(jwt, id);
        }

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
            return "the app of the given JWT";
        }
    }
}
