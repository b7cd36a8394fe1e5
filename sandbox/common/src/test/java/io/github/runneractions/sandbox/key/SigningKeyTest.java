package io.github.runneractions.sandbox.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {

    @ParameterizedTest
    @CsvSource({"RS256, SHA256withRSA", "ES256, SHA256withECDSAinP1363Format"})
    void signsJwtsThatItsPublicHalfVerifies(String name, String algorithm) throws GeneralSecurityException {
        SigningKey key = name.equals("RS256") ? SigningKey.rsa() : SigningKey.ellipticCurve();

        String jwt = key.jwt("{\"iss\":\"1\"}");

        int dot = jwt.lastIndexOf('.');
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key.publicKey());
        verifier.update(jwt.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(decoded(jwt.substring(dot + 1)))).isTrue();
        assertThat(jwt.split("\\.", -1))
                .extracting(part -> new String(decoded(part), StandardCharsets.ISO_8859_1))
                .startsWith("{\"alg\":\"" + name + "\",\"typ\":\"JWT\"}", "{\"iss\":\"1\"}");
    }

    @Test
    void hasTheFormsOfAPrivateKeyFile() throws GeneralSecurityException {
        SigningKey key = SigningKey.rsa();

        byte[] pkcs8 = body(key.privatePem(), "PRIVATE KEY");
        byte[] pkcs1 = body(key.pkcs1Pem(), "RSA PRIVATE KEY");

        assertThat(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)))
                .isNotNull();
        // RFC 8017, A.1.2: a sequence that begins with version 0, which PKCS#8 wraps whole at its end.
        assertThat(pkcs1).startsWith(0x30, 0x82).endsWith(pkcs8[pkcs8.length - 1]);
        assertThat(pkcs1[4]).isEqualTo((byte) 2);
        assertThat(pkcs8).endsWith(pkcs1);
        assertThat(body(key.publicPem(), "PUBLIC KEY"))
                .isEqualTo(key.publicKey().getEncoded());
    }

    private static byte[] body(String pem, String label) {
        assertThat(pem).startsWith("-----BEGIN " + label + "-----\n").endsWith("\n-----END " + label + "-----\n");
        assertThat(pem.lines()).allMatch(line -> line.length() <= 64);
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----.*?-----", ""));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
