package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkErrorsTest {
    private static final Environment MACHINE = new Environment(Map.of());
    private static final ProxyRoute PROXY = ProxyRoute.by("proxy.example", 3128, Optional.empty());

    @ParameterizedTest
    @MethodSource
    void explainTheKindOfFailure(IOException failure, ProxyRoute route, String topic, String meaning)
            throws MalformedURLException {
        var told = NetworkErrors.of(URI.create("https://ghes.example/api/v3").toURL(), route, failure, MACHINE);

        assertThat(told.topic().heading()).isEqualTo(topic);
        assertThat(told).hasMessageContaining(meaning).hasCause(failure);
    }

    static Stream<Arguments> explainTheKindOfFailure() {
        var unknown = new UnknownHostException("ghes.example");
        var refused = new ConnectException("Connection refused");
        return Stream.of(
                Arguments.of(
                        unknown,
                        ProxyRoute.DIRECT,
                        "The API's host name could not be resolved",
                        "could not be resolved"),
                Arguments.of(
                        refused,
                        ProxyRoute.DIRECT,
                        "The API refused the connection",
                        "ghes.example:443, but the connection was refused"),
                Arguments.of(
                        new SSLHandshakeException("(certificate_unknown) no path"),
                        ProxyRoute.DIRECT,
                        "The API's certificate is not trusted",
                        "the TLS handshake failed: no path."),
                Arguments.of(
                        new SSLException("""
                                Read error: ssl=0x7f6ec8016c18: Failure in SSL library, usually a protocol error
                                error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER (ssl/tls_record.cc:231 0x7f6e0:0x1)
                                """),
                        ProxyRoute.DIRECT,
                        "The API's certificate is not trusted",
                        "the TLS handshake failed: Read error: Failure in SSL library, usually a protocol error"
                                + " error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER (ssl/tls_record.cc:231)."),
                Arguments.of(
                        new SocketTimeoutException("Read timed out"),
                        ProxyRoute.DIRECT,
                        "The API did not respond in time",
                        "it did not respond in time"),
                Arguments.of(
                        new IOException("reset"),
                        ProxyRoute.DIRECT,
                        "The connection to the API was closed",
                        "closed each time"),
                Arguments.of(
                        unknown,
                        PROXY,
                        "The proxy did not connect to the API",
                        "through the proxy proxy.example:3128, but the host name could not be resolved."),
                Arguments.of(refused, PROXY, "The proxy did not connect to the API", "but the connection was refused."),
                Arguments.of(
                        tunnel(), PROXY, "The proxy did not connect to the API", "but the proxy refused to connect."),
                Arguments.of(
                        new IOException("reset"), PROXY, "The connection to the API was closed", "closed each time"));
    }

    @ParameterizedTest
    @MethodSource
    void haveAShortFormForTheLog(IOException failure, String clause) {
        assertThat(NetworkErrors.clause(failure)).isEqualTo(clause);
    }

    static Stream<Arguments> haveAShortFormForTheLog() {
        return Stream.of(
                Arguments.of(new SocketTimeoutException("Read timed out"), "no response arrived in time"),
                Arguments.of(new SSLHandshakeException("no path"), "the TLS handshake failed"),
                Arguments.of(tunnel(), "the proxy refused to connect"),
                Arguments.of(new IOException((String) null), "the connection was closed"));
    }

    @ParameterizedTest
    @MethodSource
    void nameThePort(String url, String port) throws MalformedURLException {
        assertThat(NetworkErrors.of(
                        URI.create(url).toURL(),
                        ProxyRoute.DIRECT,
                        new ConnectException("Connection refused"),
                        MACHINE))
                .hasMessageContaining(port + ", but");
    }

    static Stream<Arguments> nameThePort() {
        return Stream.of(
                Arguments.of("https://ghes.example:8443", "ghes.example:8443"),
                Arguments.of("http://ghes.example", "ghes.example:80"));
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB_WORKSPACE=/github/workspace, 127.0.0.1",
        "GITHUB_WORKSPACE=/github/workspace, localhost",
        "GITHUB_WORKSPACE=/__w/widgets/widgets, 127.1.2.3",
        "KUBERNETES_SERVICE_HOST=10.0.0.1, [::1]"
    })
    void nameTheContainerThatIsMistakenForItsMachine(String variable, String host) throws MalformedURLException {
        var refused = new ConnectException("Connection refused");
        var container = environment(variable);

        var proxy = NetworkErrors.of(
                URI.create("https://api.github.com").toURL(),
                ProxyRoute.by(host, 3128, Optional.empty()),
                refused,
                container);
        var api = NetworkErrors.of(
                URI.create("http://" + host + ":8080/api").toURL(), ProxyRoute.DIRECT, refused, container);

        assertThat(proxy.topic()).isEqualTo(NetworkErrors.PROXY);
        assertThat(proxy)
                .hasMessage("Tried to reach api.github.com through the proxy " + host + ":3128, but the connection was"
                        + " refused: this step runs in a container, where " + host + " is the container itself.");
        assertThat(api.topic()).isEqualTo(NetworkErrors.REFUSED);
        assertThat(api).hasMessageEndingWith("where " + host + " is the container itself.");
        assertThat(api.hint()).hasToString("Set `github-api-url` to an address that containers can reach.");
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB_WORKSPACE=/home/runner/work/widgets, 127.0.0.1",
        "GITHUB_WORKSPACE=/github/workspace, 10.0.0.1",
        "GITHUB_WORKSPACE=/github/workspace, localhost.example",
        "HOME=/github/home, localhost"
    })
    void nameNoContainerThatIsNotTheCause(String variable, String host) throws MalformedURLException {
        assertThat(NetworkErrors.of(
                        URI.create("http://" + host).toURL(),
                        ProxyRoute.DIRECT,
                        new ConnectException("Connection refused"),
                        environment(variable)))
                .hasMessageEndingWith(":80, but the connection was refused.");
    }

    private static Environment environment(String variable) {
        var equals = variable.indexOf('=');
        return new Environment(Map.of(variable.substring(0, equals), variable.substring(equals + 1)));
    }

    private static IOException tunnel() {
        return new IOException("Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 403 Forbidden\"");
    }
}
