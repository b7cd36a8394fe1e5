package io.github.runneractions.sandbox.github.server;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A CA for one sandbox, and the certificate it gave to it.
 *
 * @param keyStore PKCS#12, with key and certificate of the server
 * @param caPem the CA's certificate, for clients
 */
public record SandboxCertificates(Path keyStore, String caPem) {

    /** A name of the server for clients that have it in their hosts file. */
    public static final String HOST_NAME = "github.sandbox.test";

    /** Of no worth: the store lives as long as the sandbox, in a folder of the user's own. */
    public static final String PASSWORD = "sandbox";

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Duration LEEWAY = Duration.ofDays(1);

    private record Signed(KeyPair keys, X509Certificate certificate) {}

    /** Makes both, for a server at an IP address, at localhost and at {@link #HOST_NAME}. */
    public static SandboxCertificates create(Path folder, String address) {
        try {
            X500Principal issuer = new X500Principal("CN=GitHub sandbox CA");
            KeyPair caKeys = keys();
            Signed ca = sign(issuer, caKeys.getPrivate(), issuer, caKeys, new GeneralName[0]);
            Signed server =
                    sign(issuer, caKeys.getPrivate(), new X500Principal("CN=GitHub sandbox"), keys(), names(address));
            return new SandboxCertificates(store(folder, server, ca), pem(ca.certificate()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("The sandbox's certificates could not be made", e);
        }
    }

    private static GeneralName[] names(String address) {
        return new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, address),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.dNSName, HOST_NAME)
        };
    }

    private static Signed sign(
            X500Principal issuer, PrivateKey issuerKey, X500Principal subject, KeyPair keys, GeneralName[] names)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(now.toEpochMilli()).add(BigInteger.valueOf(names.length)),
                Date.from(now.minus(LEEWAY)),
                Date.from(now.plus(LIFETIME)),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(names.length == 0));
        if (names.length > 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        var signer = new JcaContentSignerBuilder(SIGNATURE).build(issuerKey);
        return new Signed(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static Path store(Path folder, Signed server, Signed ca) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        List<X509Certificate> chain = List.of(server.certificate(), ca.certificate());
        store.setKeyEntry(
                "server", server.keys().getPrivate(), PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
        Path file = folder.resolve("sandbox.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
