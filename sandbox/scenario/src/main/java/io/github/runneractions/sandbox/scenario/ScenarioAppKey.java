package io.github.runneractions.sandbox.scenario;

import io.github.runneractions.sandbox.key.SigningKey;

/** Keys of apps, made once per JVM and never written down in the repository. */
public final class ScenarioAppKey {

    /** The key of all apps in the sandbox without another key. */
    public static final ScenarioAppKey OF_APPS = new ScenarioAppKey();

    /** That of no app. */
    public static final ScenarioAppKey OF_NONE = new ScenarioAppKey();

    private final SigningKey key = SigningKey.rsa();

    private ScenarioAppKey() {}

    /** The format that GitHub generates. */
    public String pkcs1() {
        return key.pkcs1Pem();
    }

    /** The form that Java writes. */
    public String pkcs8() {
        return key.privatePem();
    }

    String publicKey() {
        return key.publicPem();
    }
}
