package io.github.runneractions.github.http;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.runtime.Unreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Explains why no response arrived, as far as the network shows it. */
public final class NetworkErrors {
    public static final Topic UNKNOWN_HOST = new Topic("The API's host name could not be resolved");
    public static final Topic REFUSED = new Topic("The API refused the connection");
    public static final Topic UNTRUSTED = new Topic("The API's certificate is not trusted");
    public static final Topic PROXY = new Topic("The proxy did not connect to the API");
    public static final Topic SLOW = new Topic("The API did not respond in time");
    public static final Topic BROKEN = new Topic("The connection to the API was closed");

    private static final Pattern ALERT = Pattern.compile("^\\(\\w+\\) ");
    /** Conscrypt's: where something is in memory. */
    private static final Pattern POINTER = Pattern.compile("\\bssl=0x[0-9a-f]+: | 0x[0-9a-f]+:0x[0-9a-f]+(?=\\))");

    private static final Pattern CLASS_NAMES = Pattern.compile("\\b(?:\\w+\\.)+[A-Z]\\w*Exception: ");

    private NetworkErrors() {}

    /** The failure as a clause for a log line, without the address: it may hold what a proxy wants hidden. */
    static String clause(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> "the host name could not be resolved";
            case ConnectException _ -> "the connection was refused";
            case SocketTimeoutException _ -> "no response arrived in time";
            case SSLException _ -> "the TLS handshake failed";
            case IOException _ when tunnel(failure) -> "the proxy refused to connect";
            case HttpAttempt.InsecureRedirect redirect -> String.valueOf(redirect.getMessage());
            case ProtocolException _ -> "the response is not valid HTTP";
            default -> "the connection was closed";
        };
    }

    /** Its words without names of classes, of the alert, which the JDK tells only if it made the connection, and addresses. */
    private static String words(IOException failure) {
        var message = ALERT.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
        return ForeignText.inOneLine(
                POINTER.matcher(CLASS_NAMES.matcher(message).replaceAll("")).replaceAll(""));
    }

    static Unreachable of(URL url, ProxyRoute route, IOException failure, Environment environment) {
        var host = url.getHost();
        if (failure instanceof ConnectException
                && environment.isContainerItself(route.isDirect() ? host : route.host())) {
            return route.isDirect() ? ownAddress(url, failure) : ownProxy(host, route, failure);
        }
        if (!route.isDirect()
                && (failure instanceof UnknownHostException
                        || failure instanceof ConnectException
                        || tunnel(failure))) {
            return new Unreachable(
                    PROXY,
                    Failure.cause("reach " + host + " through the proxy " + route.address(), clause(failure)),
                    "Correct https_proxy (or http_proxy) on the runner, or add `" + host + "` to no_proxy.",
                    failure);
        }
        return switch (failure) {
            case UnknownHostException _ ->
                new Unreachable(
                        UNKNOWN_HOST,
                        Failure.cause("reach " + host, "its name could not be resolved"),
                        Hint.of("Check the spelling of {} and the runner's DNS.", GitHubSettings.API_URL),
                        failure);
            case ConnectException _ ->
                new Unreachable(
                        REFUSED,
                        Failure.cause("reach " + host + ":" + port(url), "the connection was refused"),
                        Hint.of(
                                "Check {}, and that the runner's network permits outgoing connections, or set https_proxy.",
                                GitHubSettings.API_URL),
                        failure);
            case SSLException _ ->
                new Unreachable(
                        UNTRUSTED,
                        Failure.cause("reach " + host, "the TLS handshake failed: " + words(failure)),
                        Hint.of(
                                "Check that the host in {} is in the server's certificate. If a private authority signed it, set the"
                                        + " authority's certificate as {}.",
                                GitHubSettings.API_URL,
                                GitHubSettings.CA_CERTIFICATES),
                        failure);
            case SocketTimeoutException _ ->
                new Unreachable(
                        SLOW,
                        Failure.cause("reach " + host, "it did not respond in time"),
                        "Check the runner's network and GitHub's status page, then run the step again.",
                        failure);
            case HttpAttempt.InsecureRedirect redirect ->
                new Unreachable(
                        BROKEN,
                        Failure.cause("reach " + host, String.valueOf(redirect.getMessage())),
                        Hint.of(
                                "Check that {} is the base URL of the API, and that no proxy responds instead of GitHub.",
                                GitHubSettings.API_URL),
                        failure);
            case ProtocolException _ ->
                new Unreachable(
                        BROKEN,
                        Failure.cause(
                                "reach " + host,
                                "the response is not valid HTTP: "
                                        + ForeignText.inOneLine(String.valueOf(failure.getMessage()))),
                        Hint.of(
                                "Check that {} is the base URL of the API, and that no proxy responds instead of GitHub.",
                                GitHubSettings.API_URL),
                        failure);
            default ->
                new Unreachable(
                        BROKEN,
                        Failure.cause("reach " + host, "the connection was closed each time"),
                        "Check proxies and firewalls on the way, then run the step again.",
                        failure);
        };
    }

    private static Unreachable ownAddress(URL url, IOException failure) {
        var host = url.getHost();
        return new Unreachable(
                REFUSED,
                Failure.cause("reach " + host + ":" + port(url), refusedByItself(host)),
                Hint.of("Set {} to an address that containers can reach.", GitHubSettings.API_URL),
                failure);
    }

    private static Unreachable ownProxy(String host, ProxyRoute route, IOException failure) {
        return new Unreachable(
                PROXY,
                Failure.cause("reach " + host + " through the proxy " + route.address(), refusedByItself(route.host())),
                "Set https_proxy (or http_proxy) on the runner to an address of the proxy that containers can reach, or add `"
                        + host + "` to no_proxy.",
                failure);
    }

    private static String refusedByItself(String host) {
        return "the connection was refused: this step runs in a container, where " + host + " is the container itself";
    }

    /** Whether the request was surely never sent: no connection came about that it could have gone over. */
    static boolean before(IOException failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || (failure instanceof SocketTimeoutException
                        && "Connect timed out".equalsIgnoreCase(failure.getMessage()))
                || tunnel(failure);
    }

    private static boolean tunnel(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("tunnel through proxy");
    }

    private static int port(URL url) {
        return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }
}
