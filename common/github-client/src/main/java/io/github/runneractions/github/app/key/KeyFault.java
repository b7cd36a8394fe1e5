package io.github.runneractions.github.app.key;

/** What a text is that is not a private key, and the command or the page that helps. The text itself is never quoted. */
public final class KeyFault extends IllegalArgumentException {
    private static final String ANEW =
            "; generate one under \"Private keys\" on the app's settings page and store the whole file as the secret";
    private static final String STORE = " and store its output";

    private KeyFault(String text) {
        super(text);
    }

    static KeyFault encrypted() {
        return fault("is a private key that is encrypted with a passphrase; decrypt it with `openssl pkey -in FILE`"
                + STORE);
    }

    static KeyFault openSsh() {
        return fault("is a private key in OpenSSH's own format; convert it to PEM with"
                + " `ssh-keygen -p -N \"\" -m PEM -f FILE` and store the file if it is the app's key" + ANEW);
    }

    static KeyFault otherKind(String kind) {
        return fault("is " + kind + " private key, but GitHub accepts only RSA keys" + ANEW);
    }

    static KeyFault publicKey() {
        return fault("is a public key, not a private key" + ANEW);
    }

    static KeyFault certificate() {
        return fault("is a certificate, not a private key" + ANEW);
    }

    static KeyFault fingerprint() {
        return fault("is the fingerprint that the settings page shows, not the key" + ANEW);
    }

    static KeyFault clientSecret() {
        return fault("has 40 hexadecimal digits, like a client secret; it is not a private key" + ANEW);
    }

    static KeyFault path() {
        return fault("is a path, not the content of the file; print the content with `cat FILE`" + STORE);
    }

    static KeyFault noKey() {
        return fault("does not contain a private key" + ANEW);
    }

    static KeyFault cutShort() {
        return fault("is a private key that is cut short: its END line is missing" + ANEW);
    }

    static KeyFault damaged() {
        return fault("is a private key that is damaged or cut short; check the file with"
                + " `openssl rsa -in FILE -check -noout`, or" + ANEW.substring(1));
    }

    static KeyFault tooShort(int bits) {
        return fault("is an RSA key of " + bits + " bits, but GitHub requires 2048 or more" + ANEW);
    }

    private static KeyFault fault(String text) {
        return new KeyFault(text);
    }
}
