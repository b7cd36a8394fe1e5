package io.github.runneractions.github.app.key;

import java.io.IOException;
import java.security.spec.RSAPrivateCrtKeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Any text between PEM markers, or none of them: what {@link OrdinaryKey} leaves. The only class that uses Bouncy Castle: the
 * JVM would load that with the class that reads the others, to verify it.
 */
final class UnusualKey {
    private UnusualKey() {}

    /**
     * The numbers of the RSA key in {@code block}.
     *
     * @throws KeyFault whose message says what it is instead
     */
    static RSAPrivateCrtKeySpec in(PemReader.Block block) throws IOException {
        return numbers(rsa(block));
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

    private static RSAPrivateCrtKeySpec numbers(RSAPrivateKey key) {
        return new RSAPrivateCrtKeySpec(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrime1(),
                key.getPrime2(),
                key.getExponent1(),
                key.getExponent2(),
                key.getCoefficient());
    }
}
