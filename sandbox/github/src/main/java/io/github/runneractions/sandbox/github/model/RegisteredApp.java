package io.github.runneractions.sandbox.github.model;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub App.
 *
 * @param clientId {@code Iv23…}, accepted as a JWT's issuer beside the id
 * @param owner the account that owns the app
 * @param publicKey the key its JWTs are verified with; without one no JWT of its passes
 */
public record RegisteredApp(
        long id,
        String clientId,
        String slug,
        String name,
        String owner,
        @Nullable PublicKey publicKey) {

    /** An app with names made from its slug, owned by {@code octocat}. */
    public RegisteredApp(long id, String slug, PublicKey publicKey) {
        this(id, "Iv23li" + slug.replace("-", ""), slug, slug, "octocat", publicKey);
    }

    /** The login of the user the app acts as. */
    public String botLogin() {
        return slug + "[bot]";
    }
}
