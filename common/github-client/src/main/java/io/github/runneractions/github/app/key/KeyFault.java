package io.github.runneractions.github.app.key;

/** What is given in a private key's place, and the command or the page that mends it. The text itself is never quoted. */
public final class KeyFault extends IllegalArgumentException {
    private static final String ANEW =
            "; generate one under \"Private keys\" on the app's settings page and store the whole file as the secret";
    private static final String STORE = " and store what that prints";

    private KeyFault(String text) {
        super(text);
    }

    static KeyFault encrypted() {
        return fault("is a private key that is encrypted with a passphrase; decrypt it with `openssl pkey -in FILE`"
                + STORE);
    }

    static KeyFault openSsh() {
        return fault("is a private key in OpenSSH's own format; turn it into PEM with"
                + " `ssh-keygen -p -N \"\" -m PEM -f FILE` and store the file, if it is the app's at all" + ANEW);
    }

    static KeyFault otherKind(String kind) {
        return fault("is " + kind + " private key, and GitHub takes only RSA" + ANEW);
    }

    static KeyFault publicKey() {
        return fault("is a public key, which cannot sign" + ANEW);
    }

    static KeyFault certificate() {
        return fault("is a certificate, which cannot sign" + ANEW);
    }

    static KeyFault fingerprint() {
        return fault("is the fingerprint that the settings page shows, and not the key" + ANEW);
    }

    static KeyFault clientSecret() {
        return fault("is 40 hexadecimal digits, as a client secret is, and not the key" + ANEW);
    }

    static KeyFault path() {
        return fault("is a path, and not the content of the file; print it with `cat FILE`" + STORE);
    }

    static KeyFault noKey() {
        return fault("holds no private key" + ANEW);
    }

    static KeyFault cutShort() {
        return fault("is a private key that is cut short: its END line is missing" + ANEW);
    }

    static KeyFault damaged() {
        return fault("is a private key that is damaged or cut short; compare it with the file by"
                + " `openssl rsa -in FILE -check -noout`, or" + ANEW.substring(1));
    }

    static KeyFault tooShort(int bits) {
        return fault("is an RSA key of " + bits + " bits, and GitHub takes 2048 or more" + ANEW);
    }

    private static KeyFault fault(String text) {
        return new KeyFault(text);
    }
}
