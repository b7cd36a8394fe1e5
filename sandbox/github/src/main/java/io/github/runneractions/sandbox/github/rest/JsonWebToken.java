package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * A JWT taken apart. Verified with the JDK alone: what the product signs with must not be what its signatures are
 * judged by.
 */
final class JsonWebToken {

    private final JsonNode header;
    private final JsonNode claims;
    private final String signed;
    private final byte[] signature;

    private JsonWebToken(JsonNode header, JsonNode claims, String signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    JsonNode claims() {
        return claims;
    }

    static JsonWebToken parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw undecodable();
        }
        try {
            return new JsonWebToken(
                    JsonNodes.MAPPER.readTree(decode(parts[0])),
                    JsonNodes.MAPPER.readTree(decode(parts[1])),
                    parts[0] + "." + parts[1],
                    decode(parts[2]));
        } catch (IOException | IllegalArgumentException e) {
            throw undecodable();
        }
    }

    void verify(PublicKey key) {
        if (!"RS256".equals(header.path("alg").asText())) {
            throw undecodable();
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            if (!verifier.verify(signature)) {
                throw undecodable();
            }
        } catch (GeneralSecurityException e) {
            throw undecodable();
        }
    }

    static RestError undecodable() {
        return new RestError(401, "A JSON web token could not be decoded");
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
