package io.github.runneractions.github.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * BoringSSL's connections with the JDK's limits: only its versions of TLS and its cipher suites, and the server's name is
 * always checked. They are made over a TCP connection that stands, with the name that was asked for: the JDK's client for
 * HTTPS then has nothing to add, which would fail for {@code [::1]} and for a name that ends with a dot.
 */
final class BoringSslSockets extends SSLSocketFactory {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /**
     * What both BoringSSL and a JDK of default settings use, with forward secrecy. Not asked of the JDK, which would try each
     * of its ciphers for that.
     */
    private static final Set<String> CIPHER_SUITES = Set.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA");

    private final SSLSocketFactory all;
    private final String[] suites;

    BoringSslSockets(SSLSocketFactory all) {
        this.all = all;
        this.suites = Arrays.stream(all.getSupportedCipherSuites())
                .filter(CIPHER_SUITES::contains)
                .toArray(String[]::new);
    }

    /** The handshake failed for another reason than the certificate: nothing of the request has been sent. */
    static final class NoHandshake extends SSLHandshakeException {
        private static final long serialVersionUID = 1L;

        private NoHandshake(Exception cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        try {
            return handshaken((SSLSocket) all.createSocket(connected, host, port, autoClose));
        } catch (SSLHandshakeException e) {
            connected.close();
            throw isAboutTheCertificate(e) ? e : new NoHandshake(e);
        } catch (RuntimeException e) {
            // Conscrypt does not expect every host that a URL can have, such as one with an underscore.
            connected.close();
            throw new NoHandshake(e);
        }
    }

    private SSLSocket handshaken(SSLSocket socket) throws IOException {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(VERSIONS);
        parameters.setCipherSuites(suites);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static boolean isAboutTheCertificate(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** The caller then connects a plain one, and has that wrapped. */
    @Override
    public Socket createSocket() throws SocketException {
        throw unconnected();
    }

    /** The JDK would try this after a failure, past the proxy. */
    @Override
    public Socket createSocket(String host, int port) throws SocketException {
        throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws SocketException {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws SocketException {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws SocketException {
        throw unconnected();
    }

    private static SocketException unconnected() {
        var why = new SocketException("TLS begins on a connection that stands");
        // The JDK's sign for a factory that makes no other ones.
        why.initCause(new UnsupportedOperationException());
        return why;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return suites.clone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return suites.clone();
    }
}
