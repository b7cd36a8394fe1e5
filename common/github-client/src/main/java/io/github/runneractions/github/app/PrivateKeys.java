package io.github.runneractions.github.app;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** Reads an app's private key in the two forms that hold one: PKCS#1, which GitHub hands out, and PKCS#8. */
final class PrivateKeys {
    private static final int SHORTEST_BITS = 2048;
    private static final String REMEDY =
            "; generate one under \"Private keys\" on the app's settings page and store the whole file as the secret";

    private PrivateKeys() {}

    /**
     * The RSA key in {@code pem}.
     *
     * @throws IllegalArgumentException saying, after the input's name and a colon, what is given instead; the text itself is
     *     never quoted
     */
    static PrivateKey read(String pem) {
        var info = info(parse(pem));
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
            if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < SHORTEST_BITS) {
                throw new IllegalArgumentException("is an RSA key of "
                        + rsa.getModulus().bitLength() + " bits, and GitHub takes 2048 or more" + REMEDY);
            }
            return key;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("is a private key, but no usable RSA key" + REMEDY, e);
        }
    }

    private static PrivateKeyInfo info(@Nullable Object parsed) {
        return switch (parsed) {
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            case PrivateKeyInfo info -> info;
            case PEMEncryptedKeyPair _ -> throw encrypted();
            case PKCS8EncryptedPrivateKeyInfo _ -> throw encrypted();
            case null -> throw new IllegalArgumentException("holds no private key in PEM form" + REMEDY);
            default -> throw new IllegalArgumentException("is PEM, but no private key" + REMEDY);
        };
    }

    private static @Nullable Object parse(String pem) {
        try (var parser = new PEMParser(new StringReader(pem))) {
            return parser.readObject();
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("is a private key that is damaged or cut short" + REMEDY, e);
        }
    }

    private static IllegalArgumentException encrypted() {
        return new IllegalArgumentException(
                "is a private key that is encrypted; decrypt it with `openssl pkey -in FILE` and store what that prints");
    }
}
