package io.github.runneractions.sandbox.key;

import java.util.Base64;

/** The text form of keys, RFC 7468. */
public final class Pem {

    private static final Base64.Encoder BODY = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /**
     * Frames an encoded key.
     *
     * @param label what the frame calls it, such as {@code PUBLIC KEY}
     * @param der its encoding
     */
    public static String of(String label, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, BODY.encodeToString(der));
    }
}
