package io.github.runneractions.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that is masked already: only {@link Secrets#mask} makes one. It never prints itself. */
public final class Secret {
    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** The value itself, for a request's header or body, a declared secret output, or a Kubernetes Secret. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }

    @Override
    public boolean equals(Object other) {
        // Constant time, so that comparing tokens tells nothing about them.
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(value), bytes(secret.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
