package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;

/** GitHub's rules for the claims of an app's JWT, with GitHub's words and without a second of tolerance. */
final class AppClaims {

    private static final long MAXIMUM_SECONDS = 600;
    private static final Pattern ISSUER = Pattern.compile("\\d+|Iv[\\w.-]+");

    private AppClaims() {}

    /** The id or client id in the token's claim {@code iss}. */
    static String issuer(JsonNode claims) {
        JsonNode issuer = claims.path("iss");
        if (issuer.isMissingNode() || issuer.isNull()) {
            throw new RestError(401, "Missing 'issuer' claim ('iss') in assertion");
        }
        boolean known = issuer.isIntegralNumber() || issuer.isTextual();
        if (!known || !ISSUER.matcher(issuer.asText()).matches()) {
            throw new RestError(401, "'Issuer' claim ('iss') must be an Integer");
        }
        return issuer.asText();
    }

    /** Checks when the token was issued and until when it is good. */
    static void check(JsonNode claims, Instant now) {
        long seconds = now.getEpochSecond();
        JsonNode expires = claims.path("exp");
        if (!expires.isNumber() || expires.asLong() <= seconds) {
            throw new RestError(
                    401,
                    "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the"
                            + " assertion expires");
        }
        if (expires.asLong() > seconds + MAXIMUM_SECONDS) {
            throw new RestError(401, "'Expiration time' claim ('exp') is too far in the future");
        }
        JsonNode issued = claims.path("iat");
        if (!issued.isIntegralNumber() || issued.asLong() > seconds) {
            throw new RestError(
                    401,
                    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
        }
    }
}
