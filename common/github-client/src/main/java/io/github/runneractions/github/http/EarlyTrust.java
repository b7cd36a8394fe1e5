package io.github.runneractions.github.http;

import io.github.runneractions.github.crypto.BoringSsl;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The JDK's check of a server's certificate, with the same rules, in less time: only the authorities that the certificates
 * name are read, and BoringSSL verifies the signatures. Whatever fails so is checked again in the JDK's usual way, whose
 * verdict and words count.
 */
final class EarlyTrust extends X509ExtendedTrustManager {
    /** Conscrypt's word, since TLS 1.3, for a key exchange that no certificate depends on; and the JDK's. */
    private static final String GENERIC = "GENERIC";

    private static final String UNKNOWN = "UNKNOWN";

    private final TrustedCertificates trusted;

    EarlyTrust(TrustedCertificates trusted) {
        this.trusted = trusted;
    }

    private interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check check) throws CertificateException {
        if (Authorities.areAskedForRevocations()) {
            check.by(complete());
            return;
        }
        try {
            check.by(quick(chain));
        } catch (GeneralSecurityException | RuntimeException _) {
            check.by(complete());
        }
    }

    private X509ExtendedTrustManager complete() throws CertificateException {
        try {
            return trusted.manager();
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the certificates cannot be used", e);
        }
    }

    private X509ExtendedTrustManager quick(X509Certificate[] chain) throws GeneralSecurityException {
        var anchors = Stream.concat(Authorities.named(names(chain)).stream(), trusted.anchors())
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        var parameters = new PKIXBuilderParameters(anchors, null);
        // As in the JDK's usual way.
        parameters.setRevocationEnabled(false);
        parameters.setSigProvider(BoringSsl.certificateSignatures().orElseThrow());
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(new CertPathTrustManagerParameters(parameters));
        return TrustedCertificates.only(factory.getTrustManagers());
    }

    /** An authority has signed one of the chain, or is in it. */
    private static Set<ByteBuffer> names(X509Certificate[] chain) {
        var names = new HashSet<ByteBuffer>();
        for (var certificate : chain) {
            names.add(ByteBuffer.wrap(certificate.getIssuerX500Principal().getEncoded()));
            names.add(ByteBuffer.wrap(certificate.getSubjectX500Principal().getEncoded()));
        }
        return names;
    }

    private static String inTheJdksWords(String authType) {
        return authType.equals(GENERIC) ? UNKNOWN : authType;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, manager -> manager.checkServerTrusted(chain, inTheJdksWords(authType), socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, manager -> manager.checkServerTrusted(chain, inTheJdksWords(authType), engine));
    }

    /** Without a connection, no host name could be checked. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no connection to check the server's name of");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw notAServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw notAServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw notAServer();
    }

    private static CertificateException notAServer() {
        return new CertificateException("these connections are a client's");
    }

    /** None: only a server sends such a list. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
