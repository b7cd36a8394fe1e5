package io.github.runneractions.github.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/** Real keys, created for the run. */
final class Keys {
    static final KeyPair RSA = pair("RSA", 2048);

    /** The bytes before the key itself in the PKCS#8 form of a 2048-bit RSA key. */
    private static final int PKCS8_HEADER = 26;

    private Keys() {}

    static KeyPair pair(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAPrivateKey privateKey() {
        return (RSAPrivateKey) RSA.getPrivate();
    }

    /** The form that GitHub hands out. */
    static String pkcs1() {
        return pem("RSA PRIVATE KEY", pkcs1Der());
    }

    static byte[] pkcs1Der() {
        var encoded = RSA.getPrivate().getEncoded();
        return Arrays.copyOfRange(encoded, PKCS8_HEADER, encoded.length);
    }

    static String pkcs8() {
        return pem("PRIVATE KEY", RSA.getPrivate().getEncoded());
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
