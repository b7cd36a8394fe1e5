package io.github.runneractions.kubernetes.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.runtime.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a token says about itself; the cluster alone decides whether that holds. */
public final class TokenClaims {
    private static final Pattern JWT = Pattern.compile("[^.]+\\.([^.]+)\\.[^.]+");

    private TokenClaims() {}

    /** When the token ends; empty when it does not say, or is no JWT. */
    public static Optional<Instant> expiry(Secret token) {
        var jwt = JWT.matcher(token.reveal());
        if (!jwt.matches()) {
            return Optional.empty();
        }
        try {
            var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt.group(1)));
            return Optional.ofNullable(claims.get("exp")).map(end -> Instant.ofEpochSecond(end.asLong()));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
