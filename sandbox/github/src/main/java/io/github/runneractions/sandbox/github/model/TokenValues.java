package io.github.runneractions.sandbox.github.model;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/** Makes up tokens that look like GitHub's. */
final class TokenValues {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int RSA_2048_SIGNATURE_BYTES = 256;
    /** A real one holds three files, the longest of them an RSA key. */
    private static final int JIT_CONFIG_BYTES = 3000;

    private final SecureRandom random = new SecureRandom();

    String installationToken(TokenFormat format, long app, long installation, Instant expiresAt) {
        return switch (format) {
            case CLASSIC -> "ghs_" + letters(ALPHANUMERIC, 36);
            case STATELESS -> "ghs_" + app + "_" + stateless(installation, expiresAt);
        };
    }

    /** 29 characters that start with A, as GitHub's do. */
    String runnerToken() {
        return "A" + letters(BASE32, 28);
    }

    /** 4,000 characters of base64, as long as GitHub's. */
    String jitConfig() {
        byte[] files = new byte[JIT_CONFIG_BYTES];
        random.nextBytes(files);
        return Base64.getEncoder().encodeToString(files);
    }

    private String stateless(long installation, Instant expiresAt) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        String payload = "{\"iss\":\"github.com\",\"sub\":\"installation:%d\",\"exp\":%d,\"jti\":\"%s\"}"
                .formatted(installation, expiresAt.getEpochSecond(), letters(ALPHANUMERIC, 22));
        byte[] signature = new byte[RSA_2048_SIGNATURE_BYTES];
        random.nextBytes(signature);
        return base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(payload.getBytes(StandardCharsets.UTF_8))
                + "." + base64(signature);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String letters(String alphabet, int count) {
        return random.ints(count, 0, alphabet.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(alphabet.charAt(index)), StringBuilder::append)
                .toString();
    }
}
