package io.github.runneractions.github.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of authorities that are trusted beside the public ones: an Enterprise Server's own, which no container knows.
 *
 * @param added none means that the JDK's own way is left alone, which costs nothing
 */
public record TrustedCertificates(List<Certificate> added) {
    /** The public authorities alone. */
    public static final TrustedCertificates PUBLIC = new TrustedCertificates(List.of());

    /**
     * Reads one or more certificates in PEM form.
     *
     * @throws IllegalArgumentException when there is none, or one that cannot be read
     */
    public static TrustedCertificates parse(String pem) {
        try {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (!found.isEmpty()) {
                return new TrustedCertificates(
                        found.stream().<Certificate>map(one -> one).toList());
            }
        } catch (CertificateException _) {
            // Said below: the library's words are of no help.
        }
        throw new IllegalArgumentException(
                "is not a certificate in PEM format; use the authority's, from `-----BEGIN CERTIFICATE-----` to the END line");
    }

    /** Creates TLS connections that trust the certificates; empty for the JDK's default. */
    Optional<SSLSocketFactory> sockets() throws IOException {
        if (added.isEmpty()) {
            return Optional.empty();
        }
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var certificate : Stream.concat(publicOnes(), added.stream()).toList()) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusting(store), null);
            return Optional.of(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates cannot be used", e);
        }
    }

    private static Stream<Certificate> publicOnes() throws GeneralSecurityException {
        return Arrays.stream(trusting(null))
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()));
    }

    private static TrustManager[] trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
