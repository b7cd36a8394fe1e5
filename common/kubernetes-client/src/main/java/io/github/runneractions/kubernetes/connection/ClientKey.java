package io.github.runneractions.kubernetes.connection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The key of a client certificate, in every form in which clusters hand it out: PKCS#8 for each algorithm, PKCS#1 for RSA, and SEC 1 for
 * elliptic curves, as k3s writes it. The certificate tells the algorithm.
 *
 * @param chain the certificate, and those of its issuers
 */
public record ClientKey(List<Certificate> chain, PrivateKey key) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:[A-Z]{1,20} ){0,3}PRIVATE KEY)-----([^-]*+)-----END");
    private static final Pattern NOISE = Pattern.compile("[\\s\\uFEFF]++");

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int LONG_FORM = 0x80;

    /**
     * Reads both.
     *
     * @throws IllegalArgumentException that states what is wrong, as it follows "has an invalid part, which"; it does not quote the key
     */
    public static ClientKey read(String certificate, String key) {
        List<Certificate> chain;
        try {
            chain = List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException _) {
            chain = List.of();
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("is not a certificate in PEM (`client-certificate-data`)");
        }
        return new ClientKey(chain, key(key, chain.getFirst().getPublicKey()));
    }

    private static PrivateKey key(String pem, PublicKey counterpart) {
        var block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("is not a private key in PEM (`client-key-data`)");
        }
        if (block.group(1).startsWith("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
            throw new IllegalArgumentException(
                    "is a key with a passphrase (`client-key-data`); remove it with" + " `openssl pkey -in FILE`");
        }
        try {
            var der = Base64.getDecoder().decode(NOISE.matcher(block.group(2)).replaceAll(""));
            var encoded = block.group(1).equals("PRIVATE KEY") ? der : wrapped(der, counterpart.getEncoded());
            return KeyFactory.getInstance(counterpart.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException _) {
            // The library's own words may quote the key.
            throw new IllegalArgumentException("is not the key of its certificate, or damaged (`client-key-data`)");
        }
    }

    /** PKCS#8 around {@code der}, with the algorithm and curve that stand in {@code counterpart}, too. */
    private static byte[] wrapped(byte[] der, byte[] counterpart) {
        var start = 2 + lengthBytes(counterpart, 1);
        var end = start + 2 + lengthBytes(counterpart, start + 1) + length(counterpart, start + 1);
        var content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_0);
        content.write(counterpart, start, end - start);
        content.writeBytes(element(OCTET_STRING, der));
        return element(SEQUENCE, content.toByteArray());
    }

    /** How many bytes follow the first byte of a length. */
    private static int lengthBytes(byte[] der, int at) {
        return (der[at] & LONG_FORM) == 0 ? 0 : der[at] & ~LONG_FORM & 0xff;
    }

    private static int length(byte[] der, int at) {
        var more = lengthBytes(der, at);
        var length = more == 0 ? (int) der[at] : 0;
        for (var next = 1; next <= more; next++) {
            length = (length << Byte.SIZE) | (der[at + next] & 0xff);
        }
        return length;
    }

    private static byte[] element(int tag, byte[] content) {
        var element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length < LONG_FORM) {
            element.write(content.length);
        } else {
            element.write(LONG_FORM | 2);
            element.write(content.length >> Byte.SIZE);
            element.write(content.length);
        }
        element.writeBytes(content);
        return element.toByteArray();
    }

    @Override
    public String toString() {
        return "a key of a client certificate";
    }
}
