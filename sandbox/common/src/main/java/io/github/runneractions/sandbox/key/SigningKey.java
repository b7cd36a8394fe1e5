package io.github.runneractions.sandbox.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A key pair that signs JWTs with any claims. */
public final class SigningKey {

    /** The bytes before the key itself in the PKCS#8 form of an RSA key of 2048 bits. */
    private static final int PKCS8_HEADER = 26;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** RFC 7518, section 3.1. */
    private enum Algorithm {
        RS256("RSA", 2048, "SHA256withRSA"),
        ES256("EC", 256, "SHA256withECDSAinP1363Format");

        private final String key;
        private final int bits;
        private final String signature;

        Algorithm(String key, int bits, String signature) {
            this.key = key;
            this.bits = bits;
            this.signature = signature;
        }
    }

    private final Algorithm algorithm;
    private final KeyPair pair;

    private SigningKey(Algorithm algorithm) {
        this.algorithm = algorithm;
        try {
            var generator = KeyPairGenerator.getInstance(algorithm.key);
            generator.initialize(algorithm.bits);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new one such as GitHub gives apps. */
    public static SigningKey rsa() {
        return new SigningKey(Algorithm.RS256);
    }

    /** A new one that is made in no time. */
    public static SigningKey ellipticCurve() {
        return new SigningKey(Algorithm.ES256);
    }

    /** The half that verifies. */
    public PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The half that verifies, as PEM. */
    public String publicPem() {
        return Pem.of("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /** The half that signs, as PEM of PKCS#8. */
    public String privatePem() {
        return Pem.of("PRIVATE KEY", pkcs8());
    }

    /** The half that signs, as PEM of PKCS#1, the format in which GitHub generates the keys of apps; only RSA keys have that format. */
    public String pkcs1Pem() {
        var encoded = pkcs8();
        return Pem.of("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, PKCS8_HEADER, encoded.length));
    }

    /** The half that signs, encoded. */
    public byte[] pkcs8() {
        return pair.getPrivate().getEncoded();
    }

    /** A JWT with these claims, a JSON object. */
    public String jwt(String claims) {
        var signed = base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + base64(claims);
        try {
            var signature = Signature.getInstance(algorithm.signature);
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
