package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The registration of a runner.
 *
 * @param version the Secret's, which tells a fresh token from one that failed before
 */
record PodRegistration(String url, String token, String version) {

    /** The registration in a mounted Secret. */
    static PodRegistration in(Secret secret) throws RegistrationFailed {
        return new PodRegistration(
                entry(secret, "url"),
                entry(secret, "token"),
                secret.getMetadata().getResourceVersion());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return url;
    }

    private static String entry(Secret secret, String key) throws RegistrationFailed {
        String value = secret.getData().get(key);
        if (value == null) {
            throw new RegistrationFailed("the Secret %s has no entry %s"
                    .formatted(secret.getMetadata().getName(), key));
        }
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).strip();
    }
}
