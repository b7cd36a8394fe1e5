package io.github.runneractions.testkit.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.Optional;

/** WireMock, set up so that one stub hands every request to the front. */
final class SandboxServer {

    private static final Duration STOP_LIMIT = Duration.ofMillis(100);

    private SandboxServer() {}

    static WireMockServer create(SandboxOptions options, Optional<SandboxCertificates> certificates, Front front) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(options.address())
                .extensions(new FrontTransformer(front), new WireMockTraces())
                // GitHub speaks HTTP/2 over TLS only.
                .http2PlainDisabled(true)
                // A client that keeps its connection open must not keep the sandbox from ending.
                .jettyStopTimeout(STOP_LIMIT.toMillis())
                .disableRequestJournal();
        certificates.ifPresentOrElse(
                made -> configuration
                        .httpDisabled(true)
                        .httpsPort(options.port())
                        .keystoreType("PKCS12")
                        .keystorePath(made.keyStore().toString())
                        .keystorePassword(SandboxCertificates.PASSWORD)
                        .keyManagerPassword(SandboxCertificates.PASSWORD),
                () -> configuration.port(options.port()));
        WireMockServer server = new WireMockServer(configuration);
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse().withTransformers(FrontTransformer.NAME)));
        return server;
    }
}
