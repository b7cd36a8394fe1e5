package io.github.runneractions.github.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.runneractions.github.crypto.BoringSsl;
import io.github.runneractions.github.json.Json;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;

/**
 * The one kind of JWT that GitHub accepts of an app: three claims, signed with RS256.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-3.1">RFC 7515, JWS Compact Serialization</a>
 */
final class RsaJwt {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

    private RsaJwt() {}

    /** Signs one. */
    static String signed(String issuer, Instant issuedAt, Instant expiry, PrivateKey key) {
        var claims = Json.object()
                .put("iss", issuer)
                .put("iat", issuedAt.getEpochSecond())
                .put("exp", expiry.getEpochSecond());
        var content = HEADER + "." + base64(Json.write(claims).getBytes(UTF_8));
        return content + "." + base64(signature(content, key));
    }

    private static byte[] signature(String content, PrivateKey key) {
        try {
            var signature = BoringSsl.rs256(key);
            signature.update(content.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            // Everybody has the algorithm, and the key has been checked.
            throw new IllegalStateException("the JWT could not be signed", e);
        }
    }

    private static String base64(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
