package io.github.runneractions.sandbox.github;

import io.github.runneractions.sandbox.key.SigningKey;
import java.security.PublicKey;
import java.time.Instant;

/** An app's key as the app's owner holds it. */
record AppKey(SigningKey key) {

    static AppKey generate() {
        return new AppKey(SigningKey.rsa());
    }

    PublicKey publicKey() {
        return key.publicKey();
    }

    /** A JWT that is good at this time. */
    String jwt(long app, Instant now) {
        return key.jwt("{\"iss\":\"%d\",\"iat\":%d,\"exp\":%d}"
                .formatted(app, now.getEpochSecond() - 60, now.getEpochSecond() + 540));
    }
}
