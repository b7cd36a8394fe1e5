package io.github.runneractions.github.http;

import io.github.runneractions.github.crypto.BoringSsl;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes TLS connections, by BoringSSL or by the JDK. In both cases, the JDK's rules decide which certificate is trusted. */
final class TlsSockets {
    private static final String TLS = "TLS";

    private TlsSockets() {}

    /**
     * Makes the default ones the same, as far as BoringSSL is there: the JDK takes the default for each new connection, before
     * it can be told another one, and would read all authorities for it.
     */
    static void replaceDefault() throws IOException {
        if (BoringSsl.provider().isPresent()) {
            HttpsURLConnection.setDefaultSSLSocketFactory(trusting(TrustedCertificates.PUBLIC));
        }
    }

    /** Makes connections that trust the public authorities and {@code trusted}. */
    static SSLSocketFactory trusting(TrustedCertificates trusted) throws IOException {
        return trusting(trusted, BoringSsl.provider());
    }

    /** By {@code boringSsl}, if it is there and works. */
    static SSLSocketFactory trusting(TrustedCertificates trusted, Optional<Provider> boringSsl) throws IOException {
        if (boringSsl.isPresent()) {
            try {
                var context = SSLContext.getInstance(TLS, boringSsl.get());
                return new BoringSslSockets(initialised(context, new EarlyTrust(trusted)));
            } catch (GeneralSecurityException | RuntimeException | LinkageError _) {
                return ofTheJdk(trusted);
            }
        }
        // The JDK's own way is left alone where it is enough.
        return trusted.added().isEmpty() ? HttpsURLConnection.getDefaultSSLSocketFactory() : ofTheJdk(trusted);
    }

    /** The same without BoringSSL. */
    static SSLSocketFactory ofTheJdk(TrustedCertificates trusted) throws IOException {
        try {
            return initialised(SSLContext.getInstance(TLS), trusted.manager());
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates cannot be used", e);
        }
    }

    private static SSLSocketFactory initialised(SSLContext context, X509ExtendedTrustManager manager)
            throws GeneralSecurityException {
        // No key managers rather than the default ones, which would be looked for.
        context.init(new KeyManager[0], new TrustManager[] {manager}, null);
        return context.getSocketFactory();
    }
}
