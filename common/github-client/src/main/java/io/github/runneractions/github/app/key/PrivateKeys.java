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
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

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
            return checked(rsa(block));
        } catch (KeyFault e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException _) {
            // The library's own words quote numbers of the key, so they are not passed on.
            throw KeyFault.damaged();
        }
    }

    private static RSAPrivateKey rsa(PemReader.Block block) throws IOException {
        return switch (block.label()) {
            case "RSAPRIVATEKEY" -> pkcs1(ASN1Primitive.fromByteArray(block.der()));
            case "PRIVATEKEY" -> pkcs8(ASN1Primitive.fromByteArray(block.der()));
            case "" -> unlabelled(ASN1Primitive.fromByteArray(block.der()));
            case "OPENSSHPRIVATEKEY" -> throw KeyFault.openSsh();
            case "ECPRIVATEKEY" -> throw KeyFault.otherKind("an EC");
            case "DSAPRIVATEKEY" -> throw KeyFault.otherKind("a DSA");
            case "PUBLICKEY", "RSAPUBLICKEY" -> throw KeyFault.publicKey();
            case "CERTIFICATE", "TRUSTEDCERTIFICATE", "X509CERTIFICATE" -> throw KeyFault.certificate();
            default -> throw KeyFault.noKey();
        };
    }

    /** DER without a marker is told by its second element: a number in PKCS#1, an algorithm in PKCS#8. */
    private static RSAPrivateKey unlabelled(ASN1Primitive der) throws IOException {
        var parts = ASN1Sequence.getInstance(der);
        if (parts.size() < 2 || !(parts.getObjectAt(0) instanceof ASN1Integer)) {
            throw KeyFault.noKey();
        }
        return parts.getObjectAt(1) instanceof ASN1Integer ? pkcs1(der) : pkcs8(der);
    }

    private static RSAPrivateKey pkcs1(ASN1Primitive der) {
        return RSAPrivateKey.getInstance(der);
    }

    private static RSAPrivateKey pkcs8(ASN1Primitive der) throws IOException {
        var info = PrivateKeyInfo.getInstance(der);
        var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            throw KeyFault.otherKind("an EC");
        }
        if (!algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            throw KeyFault.otherKind("another kind of");
        }
        return pkcs1(info.parsePrivateKey().toASN1Primitive());
    }

    /** A key of which a character was lost still reads as one; its numbers then no longer fit together. */
    private static RSAPrivateCrtKey checked(RSAPrivateKey key) throws GeneralSecurityException {
        var bits = key.getModulus().bitLength();
        if (!key.getPrime1().multiply(key.getPrime2()).equals(key.getModulus()) || !isInverse(key)) {
            throw KeyFault.damaged();
        }
        if (bits < SHORTEST_BITS) {
            throw KeyFault.tooShort(bits);
        }
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        key.getModulus(),
                        key.getPublicExponent(),
                        key.getPrivateExponent(),
                        key.getPrime1(),
                        key.getPrime2(),
                        key.getExponent1(),
                        key.getExponent2(),
                        key.getCoefficient()));
    }

    private static boolean isInverse(RSAPrivateKey key) {
        var product = key.getPublicExponent().multiply(key.getPrivateExponent()).subtract(BigInteger.ONE);
        var p = key.getPrime1().subtract(BigInteger.ONE);
        var q = key.getPrime2().subtract(BigInteger.ONE);
        return product.mod(p).signum() == 0
                && product.mod(q).signum() == 0
                && key.getPrivateExponent().mod(p).equals(key.getExponent1())
                && key.getPrivateExponent().mod(q).equals(key.getExponent2())
                && key.getCoefficient()
                        .multiply(key.getPrime2())
                        .mod(key.getPrime1())
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
