package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.github.runneractions.kubernetes.connection.ClientKey;
import io.github.runneractions.kubernetes.connection.Credential;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;

/** Client certificates with keys of any algorithm. */
final class ClientCertificates {
    private static final char[] NO_PASSWORD = new char[0];

    private ClientCertificates() {}

    /** Has {@code http} show the certificate, and trust what {@code config} says. */
    static void use(Credential.ClientCertificate client, Config config, HttpClient.Builder http) {
        var read = ClientKey.read(client.certificate(), client.key().reveal());
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("client", read.key(), NO_PASSWORD, read.chain().toArray(Certificate[]::new));
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            http.sslContext(factory.getKeyManagers(), SSLUtils.trustManagers(config));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key store in memory cannot be made", e);
        }
    }
}
