package io.github.runneractions.kubernetes.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.KubernetesSettings;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.runtime.Unreachable;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no response came from the cluster, told apart by the exception that the client's exceptions were caused by. */
public final class ConnectionErrors {
    public static final Topic UNKNOWN_HOST = new Topic("The cluster's host name could not be resolved");
    public static final Topic REFUSED = new Topic("The cluster refused the connection");
    public static final Topic UNTRUSTED = new Topic("The cluster's certificate is not trusted");
    public static final Topic OTHER_NAME = new Topic("The cluster's certificate is for another host name");
    public static final Topic NOT_TLS = new Topic("The TLS handshake with the cluster failed");
    public static final Topic PROXY = new Topic("The proxy did not connect to the cluster");
    public static final Topic SLOW = new Topic("The cluster did not respond in time");
    public static final Topic BROKEN = new Topic("The connection to the cluster was closed");

    public static final Topic TOO_LARGE = new Topic("The cluster's response is too large");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[::1]");

    private ConnectionErrors() {}

    /** The proxy variable is malformed. Connecting without the proxy would be worse than failing. */
    static Unreachable malformedProxy() {
        return new Unreachable(
                PROXY,
                "Tried to connect to the cluster through the proxy in https_proxy, but its value is not a URL with a port"
                        + " from 1 to 65535.",
                "Write it as `http://USER:PASSWORD@HOST:PORT`. Write each special character of the password as a percent sign"
                        + " and two digits, such as `%40` for `@`.",
                null);
    }

    /** @param proxy the one on the way; what does not connect is that one */
    static Unreachable of(
            String tried, ClusterConnection connection, Optional<InetSocketAddress> proxy, Throwable failure) {
        var host = connection.server().getHost();
        var chain = Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .toList();
        if (has(chain, ResponseLimits.TooLarge.class)) {
            return tooLarge(tried, chain, failure);
        }
        if (has(chain, JsonProcessingException.class) || has(chain, NotKubernetes.class)) {
            return notJson(tried, failure);
        }
        var unresolved = has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class);
        if (proxy.isPresent() && (unresolved || has(chain, ConnectException.class))) {
            return proxyAway(
                    tried + "the proxy " + proxy.get().getHostString() + ":"
                            + proxy.get().getPort()
                            + (unresolved ? " has a name that could not be resolved." : " refused the connection."),
                    host,
                    proxy.get().getHostString(),
                    failure);
        }
        if (unresolved) {
            return new Unreachable(
                    UNKNOWN_HOST,
                    tried + "the name " + host + " could not be resolved.",
                    Hint.of(
                            "Check the spelling of {} (or of `server` in the kubeconfig), and whether the name is known only"
                                    + " inside another network.",
                            KubernetesSettings.SERVER),
                    failure);
        }
        if (has(chain, SSLException.class)) {
            return tls(tried, connection, chain, failure);
        }
        if (has(chain, HttpTimeoutException.class) || has(chain, TimeoutException.class)) {
            return late(tried, failure);
        }
        if (mentions(chain, "unnel")) {
            return new Unreachable(
                    PROXY,
                    tried + "the proxy did not open a tunnel to it.",
                    "Correct https_proxy, or add `" + host + "` to no_proxy.",
                    failure);
        }
        return has(chain, ConnectException.class) ? refused(tried, host, failure) : broken(tried, failure);
    }

    private static Unreachable proxyAway(String cause, String host, String proxy, Throwable failure) {
        return new Unreachable(
                PROXY,
                cause,
                (LOOPBACK.matcher(proxy).matches()
                                ? "Set https_proxy to an address that containers can reach (in a container, " + proxy
                                        + " is the container itself), or add `"
                                : "Correct https_proxy, or add `")
                        + host + "` to no_proxy.",
                failure);
    }

    private static Unreachable tooLarge(String tried, List<Throwable> chain, Throwable failure) {
        return new Unreachable(
                TOO_LARGE,
                tried + "it sent " + chain.getLast().getMessage() + ".",
                Hint.of(
                        "Check that {} is the cluster's API, and whether the namespace holds very large objects.",
                        KubernetesSettings.SERVER),
                failure);
    }

    /** The parser's words quote the response. */
    private static Unreachable notJson(String tried, Throwable failure) {
        return new Unreachable(
                KubernetesErrors.NOT_KUBERNETES,
                tried + "its response is not the JSON of a Kubernetes API.",
                Hint.of(
                        "Check that {} is the base URL of the cluster's API, without the path of a web console.",
                        KubernetesSettings.SERVER),
                failure);
    }

    /** The time for all calls is over, so this one was not made. */
    static Unreachable over(String tried, Duration timeout) {
        return new Unreachable(
                SLOW,
                tried + "the " + timeout.toSeconds() + " s that the step may take were over.",
                Hint.of("Raise {}, or check why the cluster takes so long to respond.", KubernetesSettings.TIMEOUT),
                null);
    }

    static Unreachable late(String tried, Throwable failure) {
        return new Unreachable(
                SLOW,
                tried + "it did not respond in time.",
                "Check whether a firewall or an IP allow list blocks connections to the cluster.",
                failure);
    }

    private static Unreachable refused(String tried, String host, Throwable failure) {
        return new Unreachable(
                REFUSED,
                tried + "the connection was refused.",
                Hint.of(
                        "Check host and port of {} (or of `server` in the kubeconfig), "
                                + (LOOPBACK.matcher(host).matches()
                                        ? "which containers must be able to reach: in a container, " + host
                                                + " is the container itself."
                                        : "and that the network permits outgoing connections."),
                        KubernetesSettings.SERVER),
                failure);
    }

    private static Unreachable broken(String tried, Throwable failure) {
        return new Unreachable(
                BROKEN,
                tried + "the connection was closed each time.",
                "Check proxies and firewalls on the way, then try again.",
                failure);
    }

    private static Unreachable tls(
            String tried, ClusterConnection connection, List<Throwable> chain, Throwable failure) {
        if (mentions(chain, "No subject alternative") || mentions(chain, "No name matching")) {
            return new Unreachable(
                    OTHER_NAME,
                    tried + "its certificate is not for " + connection.server().getHost() + ".",
                    Hint.of("Use a name from the cluster's certificate as the host of {}.", KubernetesSettings.SERVER),
                    failure);
        }
        if (has(chain, CertificateExpiredException.class)) {
            return new Unreachable(
                    UNTRUSTED,
                    tried + "its certificate, or its CA's, has expired.",
                    "Ask the cluster's operators to renew the certificate.",
                    failure);
        }
        if (mentions(chain, "PKIX")) {
            var by = connection.authority().isPresent() ? "the CA that was given" : "a public CA, and no CA was given";
            return new Unreachable(
                    UNTRUSTED,
                    tried + "its certificate is not signed by " + by + ".",
                    Hint.of(
                            "Set {} to the CA of this cluster (`certificate-authority-data` of its kubeconfig).",
                            KubernetesSettings.CA),
                    failure);
        }
        return new Unreachable(
                NOT_TLS,
                tried + "the TLS handshake failed.",
                Hint.of(
                        "Check that {} names the API server's own port, and that no proxy responds instead of it.",
                        KubernetesSettings.SERVER),
                failure);
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static boolean mentions(List<Throwable> chain, String text) {
        return chain.stream()
                .anyMatch(thrown -> String.valueOf(thrown.getMessage()).contains(text));
    }
}
