package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.junit.jupiter.api.Test;

class PrivateKeysTest {
    private static final KeyPair PAIR = pair("RSA", 2048);

    @Test
    void readsPkcs1() throws IOException {
        assertThat(PrivateKeys.read(pkcs1(PAIR))).isEqualTo(PAIR.getPrivate());
    }

    @Test
    void readsPkcs8() {
        assertThat(PrivateKeys.read(pkcs8(PAIR))).isEqualTo(PAIR.getPrivate());
    }

    @Test
    void namesAnEncryptedKey() throws IOException {
        var encryptor = new JcePEMEncryptorBuilder("AES-256-CBC")
                .setProvider(new BouncyCastleProvider())
                .build("passphrase".toCharArray());
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(PAIR.getPrivate(), encryptor);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read(text.toString()))
                .withMessageContaining("encrypted")
                .withMessageContaining("openssl pkey");
    }

    @Test
    void namesAPublicKey() throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(PAIR.getPublic());
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read(text.toString()))
                .withMessageContaining("no private key");
    }

    @Test
    void namesAShortKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read(pkcs8(pair("RSA", 1024))))
                .withMessageContaining("1024 bits");
    }

    @Test
    void namesAKeyOfAnotherKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read(pkcs8(pair("EC", 256))))
                .withMessageContaining("no usable RSA key");
    }

    @Test
    void saysThatAKeyIsCutShortWithoutShowingIt() throws IOException {
        var whole = pkcs1(PAIR);
        var cut = whole.substring(0, whole.length() / 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read(cut))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(whole.substring(40, 60)));
    }

    @Test
    void saysThatTextIsNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read("hello"))
                .withMessageContaining("no private key in PEM form");
    }

    private static String pkcs1(KeyPair pair) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(pair.getPrivate());
        }
        return text.toString();
    }

    private static String pkcs8(KeyPair pair) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
