package io.github.runneractions.github.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of authorities that are trusted beside the public ones: an Enterprise Server's own, which no container knows.
 *
 * @param added none means the public ones alone
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

    /** The JDK's check of a server's certificate, against all of them. */
    X509ExtendedTrustManager manager() throws GeneralSecurityException {
        if (added.isEmpty()) {
            return manager(null);
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        var number = 0;
        for (var certificate : Stream.concat(Arrays.stream(manager(null).getAcceptedIssuers()), added.stream())
                .toList()) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        return manager(store);
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return only(factory.getTrustManagers());
    }

    /** That of the JDK, which has exactly one. */
    static X509ExtendedTrustManager only(TrustManager... managers) {
        return (X509ExtendedTrustManager) managers[0];
    }

    /** Those of {@code added} that are X.509, as all are that were parsed. */
    Stream<X509Certificate> anchors() {
        return added.stream().map(X509Certificate.class::cast);
    }
}
