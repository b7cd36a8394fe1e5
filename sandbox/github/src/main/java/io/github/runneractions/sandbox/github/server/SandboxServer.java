package io.github.runneractions.sandbox.github.server;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** WireMock, set up so that one stub hands every request to the handler. */
public final class SandboxServer {

    private static final Duration STOP_LIMIT = Duration.ofMillis(100);

    private SandboxServer() {}

    /**
     * Where it speaks TLS.
     *
     * @param number 0 takes a free one
     */
    public record SecurePort(int number, SandboxCertificates certificates) {}

    /**
     * Makes one, which is still to be started.
     *
     * @param address the IP address it listens on
     * @param plain the TCP port for plain HTTP, if there is to be one; 0 takes a free one
     * @param secure the port for TLS, if there is to be one
     */
    public static WireMockServer create(
            String address, OptionalInt plain, Optional<SecurePort> secure, RequestHandler handler) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(address)
                .extensions(new HandlerTransformer(handler), new WireMockTraces())
                // GitHub speaks HTTP/2 over TLS only.
                .http2PlainDisabled(true)
                // A client that keeps its connection open must not keep the sandbox from ending.
                .jettyStopTimeout(STOP_LIMIT.toMillis())
                .disableRequestJournal();
        plain.ifPresentOrElse(configuration::port, () -> configuration.httpDisabled(true));
        secure.ifPresent(port -> configuration
                .httpsPort(port.number())
                .keystoreType("PKCS12")
                .keystorePath(port.certificates().keyStore().toString())
                .keystorePassword(SandboxCertificates.PASSWORD)
                .keyManagerPassword(SandboxCertificates.PASSWORD));
        WireMockServer server = new WireMockServer(configuration);
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse().withTransformers(HandlerTransformer.NAME)));
        return server;
    }
}
