package io.github.runneractions.github.app.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads an app's private key in the two forms that hold one: PKCS#1, which GitHub generates, and PKCS#8. */
public final class PrivateKeys {
    private static final int SHORTEST_BITS = 2048;
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:\\S{40,}");
    private static final Pattern CLIENT_SECRET = Pattern.compile("[0-9a-f]{40}");

    private PrivateKeys() {}

    /**
     * The RSA key in {@code text}, however it was pasted.
     *
     * @throws KeyFault whose message follows the input's name and a colon: what the text is instead; the text itself is
     *     never quoted
     */
    public static RSAPrivateCrtKey read(String text) {
        return read(text, _ -> {});
    }

    /**
     * The RSA key in {@code text}, however it was pasted.
     *
     * @param lines takes the lines that the key has in a file, whatever it has in {@code text}
     * @throws KeyFault as {@link #read(String)} does
     */
    public static RSAPrivateCrtKey read(String text, Consumer<List<String>> lines) {
        var block = PemReader.find(text).orElseThrow(() -> somethingElse(text.strip()));
        lines.accept(block.lines());
        try {
            var usual = OrdinaryKey.in(block).filter(key -> isLongEnough(numbers(key)) && fit(numbers(key)));
            if (usual.isPresent()) {
                return usual.get();
            }
            return checked(UnusualKey.in(block));
        } catch (KeyFault e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException _) {
            // The library's own words quote numbers of the key, so they are not passed on.
            throw KeyFault.damaged();
        }
    }

    private static RSAPrivateCrtKeySpec numbers(RSAPrivateCrtKey key) {
        return new RSAPrivateCrtKeySpec(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getPrimeExponentP(),
                key.getPrimeExponentQ(),
                key.getCrtCoefficient());
    }

    private static RSAPrivateCrtKey checked(RSAPrivateCrtKeySpec key) throws GeneralSecurityException {
        if (!fit(key)) {
            throw KeyFault.damaged();
        }
        if (!isLongEnough(key)) {
            throw KeyFault.tooShort(key.getModulus().bitLength());
        }
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(key);
    }

    private static boolean isLongEnough(RSAPrivateCrtKeySpec key) {
        return key.getModulus().bitLength() >= SHORTEST_BITS;
    }

    /** A key of which a character was lost still reads as one; its numbers then no longer fit together. */
    private static boolean fit(RSAPrivateCrtKeySpec key) {
        var product = key.getPublicExponent().multiply(key.getPrivateExponent()).subtract(BigInteger.ONE);
        var p = key.getPrimeP().subtract(BigInteger.ONE);
        var q = key.getPrimeQ().subtract(BigInteger.ONE);
        return key.getPrimeP().multiply(key.getPrimeQ()).equals(key.getModulus())
                && product.mod(p).signum() == 0
                && product.mod(q).signum() == 0
                && key.getPrivateExponent().mod(p).equals(key.getPrimeExponentP())
                && key.getPrivateExponent().mod(q).equals(key.getPrimeExponentQ())
                && key.getCrtCoefficient()
                        .multiply(key.getPrimeQ())
                        .mod(key.getPrimeP())
                        .equals(BigInteger.ONE);
    }

    private static KeyFault somethingElse(String text) {
        if (FINGERPRINT.matcher(text).matches()) {
            return KeyFault.fingerprint();
        }
        if (CLIENT_SECRET.matcher(text).matches()) {
            return KeyFault.clientSecret();
        }
        if (text.startsWith("ssh-") || text.startsWith("ecdsa-")) {
            return KeyFault.publicKey();
        }
        return isPath(text) ? KeyFault.path() : KeyFault.noKey();
    }

    /** Without a pattern: one with a slash between two parts of any length takes minutes for a long text of slashes. */
    private static boolean isPath(String text) {
        var isBelowAFolder =
                !text.isEmpty() && "~./".indexOf(text.charAt(0)) >= 0 && text.lastIndexOf('/', text.length() - 2) > 0;
        return text.chars().noneMatch(Character::isWhitespace)
                && (isBelowAFolder || text.endsWith(".pem") || text.endsWith(".key"));
    }
}
