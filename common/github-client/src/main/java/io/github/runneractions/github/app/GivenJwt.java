package io.github.runneractions.github.app;

import io.github.runneractions.runtime.Secret;
import java.util.regex.Pattern;

/** A JWT that another system signed, with a key that never leaves its vault. The action cannot sign another one. */
public record GivenJwt(Secret jwt) implements AppCredentials {
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
