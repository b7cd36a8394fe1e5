package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** How the sandbox is reached. */
class TransportTest {

    @Test
    void servesTlsWithItsOwnCa() throws IOException, GeneralSecurityException {
        try (GitHubSandbox sandbox =
                GitHubSandbox.start(SandboxOptions.defaults().withTls())) {
            sandbox.world().addUser("octocat");
            HttpClient trusting = HttpClient.newBuilder()
                    .sslContext(trusting(sandbox.caCertificate().orElseThrow()))
                    .build();

            assertThat(sandbox.url()).hasScheme("https");
            assertThat(new Client(sandbox, trusting).get("/users/octocat", "").status())
                    .isEqualTo(200);
            assertThatIOException()
                    .isThrownBy(() -> new Client(sandbox).get("/users/octocat", ""))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void servesBelowAPathLikeEnterpriseServer() throws IOException {
        try (GitHubSandbox sandbox =
                GitHubSandbox.start(SandboxOptions.defaults().withPath("/api/v3"))) {
            sandbox.world().addUser("octocat");
            Client client = new Client(sandbox);

            assertThat(sandbox.url()).hasPath("/api/v3");
            assertThat(client.get("/users/octocat", "").text("/url")).isEqualTo(sandbox.url() + "/users/octocat");
            assertThat(client.get("/../../users/octocat", "").status()).isEqualTo(404);
            assertThat(sandbox.exchanges().getFirst().line()).isEqualTo("GET /api/v3/users/octocat -> 200");
        }
    }

    @Test
    void servesTheSameWorldOverTlsAsAnEnterpriseServer() throws Exception {
        try (GitHubSandbox sandbox =
                GitHubSandbox.start(SandboxOptions.defaults().withTlsBeside())) {
            sandbox.world().addUser("octocat");
            HttpClient trusting = HttpClient.newBuilder()
                    .sslContext(trusting(sandbox.caCertificate().orElseThrow()))
                    .build();
            URI beside = URI.create("https://127.0.0.1:" + sandbox.enterprisePort());

            assertThat(sandbox.url()).hasScheme("http");
            assertThat(new Client(sandbox).get("/users/octocat", "").text("/url"))
                    .isEqualTo(sandbox.url() + "/users/octocat");
            assertThat(new Client(sandbox).get("/api/v3/users/octocat", "").status())
                    .isEqualTo(404);
            assertThat(body(trusting, beside.resolve("/api/v3/users/octocat")))
                    .contains("\"url\":\"https://github.sandbox.test/api/v3/users/octocat\"");
            assertThat(body(trusting, beside.resolve("/users/octocat"))).contains("Not Found");
        }
    }

    private static String body(HttpClient client, URI url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static SSLContext trusting(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
