package io.github.runneractions.kubernetes.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.runtime.Secret;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The credential of a client of the cluster. */
public sealed interface Credential {
    /** The token of a ServiceAccount, or of a user of an OpenID Connect provider. */
    record BearerToken(Secret token) implements Credential {
        private static final Pattern JWT = Pattern.compile("[^.]+\\.([^.]+)\\.[^.]+");

        /** When the token expires by its own account; empty when it is not a JWT, or has no {@code exp}. */
        public Optional<Instant> expiry() {
            var jwt = JWT.matcher(token.reveal());
            if (!jwt.matches()) {
                return Optional.empty();
            }
            try {
                var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt.group(1)));
                return Optional.of(claims.path("exp"))
                        .filter(end -> end.isNumber() && end.canConvertToLong())
                        .map(end -> Instant.ofEpochSecond(end.asLong()));
            } catch (IOException | IllegalArgumentException | DateTimeException _) {
                return Optional.empty();
            }
        }
    }

    /**
     * A client certificate, as a cluster's installer creates one for its administrator.
     *
     * @param certificate in PEM
     * @param key in PEM
     */
    record ClientCertificate(String certificate, Secret key) implements Credential {}
}
