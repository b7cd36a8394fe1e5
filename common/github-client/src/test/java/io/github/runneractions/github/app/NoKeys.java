package io.github.runneractions.github.app;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Texts that users paste instead of a key, and the part of the error about them. */
// The lambdas hold nothing that changes.
@SuppressWarnings("ImmutableEnumChecker")
enum NoKeys {
    ENCRYPTED_PKCS1("encrypted with a passphrase; decrypt it with `openssl pkey -in FILE`", NoKeys::encryptedPkcs1),
    ENCRYPTED_PKCS8("encrypted with a passphrase; decrypt it with `openssl pkey -in FILE`", NoKeys::encryptedPkcs8),
    OPENSSH(
            "OpenSSH's own format; convert it to PEM with `ssh-keygen -p",
            () -> Keys.pem("OPENSSH PRIVATE KEY", "openssh-key-v1\0none".getBytes(StandardCharsets.US_ASCII))),
    EC_PKCS8(
            "an EC private key",
            () -> Keys.pem("PRIVATE KEY", Keys.pair("EC", 256).getPrivate().getEncoded())),
    EC_SEC1("an EC private key", () -> Keys.pem("EC PRIVATE KEY", new byte[] {0x30, 1, 2})),
    ED25519(
            "another kind of private key",
            () -> Keys.pem("PRIVATE KEY", Keys.pair("Ed25519", 255).getPrivate().getEncoded())),
    PUBLIC_KEY("a public key", () -> Keys.pem("PUBLIC KEY", Keys.RSA.getPublic().getEncoded())),
    SSH_PUBLIC_KEY("a public key", () -> "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ deploy@example.com"),
    BARE_PUBLIC_KEY(
            "does not contain a private key",
            () -> Base64.getEncoder().encodeToString(Keys.RSA.getPublic().getEncoded())),
    CERTIFICATE("a certificate", () -> Keys.pem("CERTIFICATE", new byte[] {0x30, 1, 2})),
    WITHOUT_ITS_END("cut short: its END line is missing", () -> Keys.pkcs1().substring(0, 900)),
    WITHOUT_ITS_MIDDLE("damaged or cut short", () -> Keys.pkcs1().replaceFirst("(?s)(.{300}).{65}", "$1")),
    WITH_OTHER_CHARACTERS("damaged or cut short", () -> changed(Keys.pkcs1())),
    BARE_AND_CUT_SHORT(
            "damaged or cut short",
            () -> Base64.getEncoder().encodeToString(Keys.pkcs1Der()).substring(0, 400)),
    OF_TWO_KEYS("damaged or cut short", NoKeys::ofTwoKeys),
    WITH_A_PRIME_OF_ONE(
            "damaged or cut short",
            () -> withPrimes(BigInteger.ONE, Keys.privateKey().getModulus())),
    WITH_ANOTHER_PRIME_OF_ONE(
            "damaged or cut short", () -> withPrimes(Keys.privateKey().getModulus(), BigInteger.ONE)),
    WITHOUT_A_BYTE("damaged or cut short", () -> Keys.pem("PRIVATE KEY", new byte[0])),
    PADDING_ALONE("damaged or cut short", () -> "-----BEGIN PRIVATE KEY-----\n====\n-----END PRIVATE KEY-----"),
    NO_BASE64("damaged or cut short", () -> Keys.pkcs1().replaceAll("(?m)^M", "?")),
    SHORT(
            "an RSA key of 1024 bits, but GitHub requires 2048 or more",
            () -> Keys.pem("PRIVATE KEY", Keys.pair("RSA", 1024).getPrivate().getEncoded())),
    MARKER_ALONE("cut short", () -> "-----BEGIN RSA PRIVATE KEY-----"),
    BROKEN_MARKER("cut short", () -> "-----BEGIN RSA PRIV"),
    FINGERPRINT("the fingerprint that the settings page shows", () -> "SHA256:" + "q".repeat(43) + "="),
    CLIENT_SECRET("like a client secret", () -> "0123456789abcdef".repeat(3).substring(0, 40)),
    PATH("a path, not the content of the file", () -> "/home/runner/keys/app.pem"),
    FILE_NAME("a path, not the content of the file", () -> "acme.2026-11-24.private-key.pem"),
    TOO_OFTEN_IN_BASE64(
            "does not contain a private key", () -> Keys.base64(Keys.base64(Keys.base64(Keys.base64(Keys.pkcs1()))))),
    WORDS("does not contain a private key", () -> "see the vault");

    private static final String PASSPHRASE = "passphrase";
    final String meaning;
    private final Supplier<String> text;

    NoKeys(String meaning, Supplier<String> text) {
        this.meaning = meaning;
        this.text = text;
    }

    String text() {
        return text.get();
    }

    private static String encryptedPkcs1() {
        var encryptor = new JcePEMEncryptorBuilder("AES-256-CBC")
                .setProvider(new BouncyCastleProvider())
                .build(PASSPHRASE.toCharArray());
        return written(writer -> writer.writeObject(Keys.RSA.getPrivate(), encryptor));
    }

    private static String encryptedPkcs8() {
        try {
            var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setProvider(new BouncyCastleProvider())
                    .setPassword(PASSPHRASE.toCharArray())
                    .build();
            return written(writer -> writer.writeObject(new JcaPKCS8Generator(Keys.RSA.getPrivate(), encryptor)));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of equal length, and still the base64 of a well-formed key, but its numbers do not match. */
    private static String changed(String pem) {
        var middle = pem.length() / 2;
        var other = pem.charAt(middle) == 'A' ? 'B' : 'A';
        return pem.substring(0, middle) + other + pem.substring(middle + 1);
    }

    private static String withPrimes(BigInteger p, BigInteger q) {
        var one = BigInteger.ONE;
        var key = Keys.privateKey();
        try {
            return Keys.pem(
                    "RSA PRIVATE KEY",
                    new RSAPrivateKey(
                                    key.getModulus(),
                                    BigInteger.valueOf(65537),
                                    key.getPrivateExponent(),
                                    p,
                                    q,
                                    one,
                                    one,
                                    one)
                            .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The primes of one key and an exponent of another. */
    private static String ofTwoKeys() {
        try {
            var key = RSAPrivateKey.getInstance(Keys.pkcs1Der());
            return Keys.pem(
                    "RSA PRIVATE KEY",
                    new RSAPrivateKey(
                                    key.getModulus(),
                                    key.getPublicExponent(),
                                    key.getPrivateExponent().add(BigInteger.TWO),
                                    key.getPrime1(),
                                    key.getPrime2(),
                                    key.getExponent1(),
                                    key.getExponent2(),
                                    key.getCoefficient())
                            .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void to(JcaPEMWriter writer) throws IOException;
    }

    private static String written(Writing writing) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writing.to(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
