package io.github.runneractions.kubernetes.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key of its own, and a certificate that it has signed itself. */
record ClientIdentity(KeyPair keys, X509Certificate certificate) {
    /**
     * @param algorithm of the key
     * @param signature that the key can make
     */
    static ClientIdentity of(String algorithm, String signature) {
        try {
            var keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            var name = new X500Principal("CN=admin");
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    name,
                    keys.getPublic());
            var signed = builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()));
            return new ClientIdentity(keys, new JcaX509CertificateConverter().getCertificate(signed));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the form of every algorithm. */
    String pkcs8() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** In the form of this algorithm alone. */
    String own(String label) {
        try {
            return pem(
                    label,
                    PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
                            .parsePrivateKey()
                            .toASN1Primitive()
                            .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
