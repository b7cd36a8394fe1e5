package io.github.runneractions.sandbox.github.server;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.Optional;

/** WireMock, set up so that one stub hands every request to the handler. */
public final class SandboxServer {

    private static final Duration STOP_LIMIT = Duration.ofMillis(100);

    private SandboxServer() {}

    /**
     * Makes one, which is still to be started.
     *
     * @param address the IP address it listens on
     * @param port the TCP port; 0 takes a free one
     * @param certificates for TLS; empty for plain HTTP
     */
    public static WireMockServer create(
            String address, int port, Optional<SandboxCertificates> certificates, RequestHandler handler) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(address)
                .extensions(new HandlerTransformer(handler), new WireMockTraces())
                // GitHub speaks HTTP/2 over TLS only.
                .http2PlainDisabled(true)
                // A client that keeps its connection open must not keep the sandbox from ending.
                .jettyStopTimeout(STOP_LIMIT.toMillis())
                .disableRequestJournal();
        certificates.ifPresentOrElse(
                made -> configuration
                        .httpDisabled(true)
                        .httpsPort(port)
                        .keystoreType("PKCS12")
                        .keystorePath(made.keyStore().toString())
                        .keystorePassword(SandboxCertificates.PASSWORD)
                        .keyManagerPassword(SandboxCertificates.PASSWORD),
                () -> configuration.port(port));
        WireMockServer server = new WireMockServer(configuration);
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse().withTransformers(HandlerTransformer.NAME)));
        return server;
    }
}
