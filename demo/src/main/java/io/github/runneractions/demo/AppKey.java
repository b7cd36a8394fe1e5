package io.github.runneractions.demo;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A key pair for the demo's app, made anew each time.
 *
 * @param privatePem PKCS#8
 * @param publicPem what GitHub keeps of it
 */
record AppKey(String privatePem, String publicPem) {
    static AppKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new AppKey(
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String marker, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + marker + "-----\n" + body + "\n-----END " + marker + "-----\n";
    }

    @Override
    public String toString() {
        return "app key";
    }
}
