package io.github.runneractions.deploy.helm;

import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Authorities that Helm trusts beside those of the system. The variable is Helm's: this program reads none of that name. */
final class Authorities {
    private Authorities() {}

    /** The certificates as Helm reads them. */
    static String pem(List<Certificate> certificates) {
        var pem = new StringBuilder();
        for (var certificate : certificates) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(encoded(certificate)))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }

    /** Has Helm trust those in {@code file}. It goes on reading the system's folders; with its option for a file, it would not. */
    static Map<String, String> variables(Path file) {
        return Map.of("SSL_CERT_FILE", file.toString());
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read cannot be written", e);
        }
    }
}
