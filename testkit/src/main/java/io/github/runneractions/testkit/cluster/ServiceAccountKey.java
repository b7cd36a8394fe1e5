package io.github.runneractions.testkit.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** The key that ServiceAccount tokens are signed with. Tests have it to sign tokens that no server would hand out. */
final class ServiceAccountKey {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";

    private final KeyPair pair;

    ServiceAccountKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the half that signs. */
    Path writePrivate(Path file) throws IOException {
        return write(file, "PRIVATE KEY", pair.getPrivate());
    }

    /** Writes the half that verifies: the API server does not take a PKCS#8 file for it. */
    Path writePublic(Path file) throws IOException {
        return write(file, "PUBLIC KEY", pair.getPublic());
    }

    /** A token with these claims, a JSON object. */
    String sign(byte[] claims) {
        String signed = base64(HEADER.getBytes(StandardCharsets.US_ASCII)) + "." + base64(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return URL.encodeToString(bytes);
    }

    private static Path write(Path file, String type, Key key) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return Files.writeString(file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }
}
