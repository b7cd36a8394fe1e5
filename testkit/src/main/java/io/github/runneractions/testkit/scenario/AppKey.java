package io.github.runneractions.testkit.scenario;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** Key pairs of apps, made once per JVM and never written down in the repository. */
final class AppKey {

    /** That of all apps in the sandbox which have no other. */
    static final AppKey OF_APPS = new AppKey();

    /** That of no app. */
    static final AppKey OF_NONE = new AppKey();

    private static final int BITS = 2048;

    /** What stands before the key itself in the PKCS#8 form of an RSA key of this length. */
    private static final int PKCS8_HEADER = 26;

    private final KeyPair pair;

    private AppKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The form that GitHub hands out. */
    String pkcs1() {
        var encoded = pair.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, PKCS8_HEADER, encoded.length));
    }

    String pkcs8() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    String publicKey() {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
    }
}
