package io.github.runneractions.sandbox.scenario;

import io.github.runneractions.sandbox.key.Pem;
import io.github.runneractions.sandbox.key.SigningKey;
import java.util.Arrays;

/** Keys of apps, made once per JVM and never written down in the repository. */
public final class AppKey {

    /** That of all apps in the sandbox which have no other. */
    public static final AppKey OF_APPS = new AppKey();

    /** That of no app. */
    public static final AppKey OF_NONE = new AppKey();

    /** What stands before the key itself in the PKCS#8 form of an RSA key of 2048 bits. */
    private static final int PKCS8_HEADER = 26;

    private final SigningKey key = SigningKey.rsa();

    private AppKey() {}

    /** The form that GitHub hands out. */
    public String pkcs1() {
        var encoded = key.pkcs8();
        return Pem.of("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, PKCS8_HEADER, encoded.length));
    }

    /** The form that Java writes. */
    public String pkcs8() {
        return key.privatePem();
    }

    String publicKey() {
        return key.publicPem();
    }
}
