package io.github.runneractions.kubernetes.client;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.runtime.Unreachable;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no answer came from the cluster, told apart by what lies at the bottom of the client's exceptions. */
public final class ConnectionErrors {
    public static final Topic UNKNOWN_HOST = new Topic("The cluster's host name is not known");
    public static final Topic REFUSED = new Topic("The cluster refuses the connection");
    public static final Topic UNTRUSTED = new Topic("The cluster's certificate is not trusted");
    public static final Topic OTHER_NAME = new Topic("The cluster's certificate is for another name");
    public static final Topic NOT_TLS = new Topic("The cluster does not speak TLS there");
    public static final Topic PROXY = new Topic("The proxy does not lead to the cluster");
    public static final Topic SLOW = new Topic("The cluster does not answer in time");
    public static final Topic BROKEN = new Topic("The connection to the cluster breaks off");

    private ConnectionErrors() {}

    /** The variable names no proxy; to go without one that somebody wanted would be worse. */
    static Unreachable noProxy() {
        return new Unreachable(
                PROXY,
                "Tried to go to the cluster by the proxy in https_proxy, but what stands there is no URL.",
                "Write it as `http://USER:PASSWORD@HOST:PORT`, with every special character of the password as a percent"
                        + " sign and two digits, such as `%40` for `@`.",
                null);
    }

    static Unreachable of(String tried, ClusterConnection connection, Throwable failure) {
        var host = connection.server().getHost();
        var chain = Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .toList();
        if (has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class)) {
            return new Unreachable(
                    UNKNOWN_HOST,
                    tried + "the name " + host + " could not be resolved.",
                    "Check the spelling of the API's URL (`kube-server`, or `server` in the kubeconfig), and whether that name is known only inside another network.",
                    failure);
        }
        if (has(chain, SSLException.class)) {
            return tls(tried, connection, chain, failure);
        }
        if (has(chain, HttpTimeoutException.class) || has(chain, TimeoutException.class)) {
            return late(tried, failure);
        }
        if (says(chain, "unnel")) {
            return new Unreachable(
                    PROXY,
                    tried + "the proxy did not let the connection through.",
                    "Correct https_proxy on the runner, or add `" + host + "` to no_proxy.",
                    failure);
        }
        return has(chain, ConnectException.class)
                ? new Unreachable(
                        REFUSED,
                        tried + "nothing there takes the connection.",
                        "Check host and port of the API's URL (`kube-server`, or `server` in the kubeconfig), and that the runner's network lets it out.",
                        failure)
                : new Unreachable(
                        BROKEN,
                        tried + "the connection broke off each time.",
                        "Check proxies and firewalls on the way, then run the step again.",
                        failure);
    }

    static Unreachable late(String tried, Throwable failure) {
        return new Unreachable(
                SLOW,
                tried + "it did not answer in time.",
                "Check whether a firewall or an IP allow list stands between this runner and the cluster.",
                failure);
    }

    private static Unreachable tls(
            String tried, ClusterConnection connection, List<Throwable> chain, Throwable failure) {
        if (says(chain, "No subject alternative") || says(chain, "No name matching")) {
            return new Unreachable(
                    OTHER_NAME,
                    tried + "its certificate is not for " + connection.server().getHost() + ".",
                    "Use the name in the cluster's certificate as `kube-server`'s host.",
                    failure);
        }
        if (says(chain, "PKIX") || has(chain, CertificateExpiredException.class)) {
            var by = connection.authority().isPresent() ? "the CA that was given" : "a public CA, and no CA was given";
            return new Unreachable(
                    UNTRUSTED,
                    tried + "its certificate is not vouched for by " + by + ", or has expired.",
                    "Give as `kube-ca` the CA of this very cluster (`certificate-authority-data` of its kubeconfig).",
                    failure);
        }
        return new Unreachable(
                NOT_TLS,
                tried + "no TLS connection came about.",
                "Check that `kube-server` names the API's own port, and that no proxy answers in its place.",
                failure);
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static boolean says(List<Throwable> chain, String text) {
        return chain.stream()
                .anyMatch(thrown -> String.valueOf(thrown.getMessage()).contains(text));
    }
}
