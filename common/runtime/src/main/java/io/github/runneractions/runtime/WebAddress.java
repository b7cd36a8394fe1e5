package io.github.runneractions.runtime;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The address of a server as a person or another program writes it. No part of it is dropped in silence, and none ends a
 * connection with an exception of the JDK's.
 */
public final class WebAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    private WebAddress() {}

    /**
     * Reads an absolute http or https URL.
     *
     * @return empty when it is not one
     * @throws IllegalArgumentException when it has a user, or a port that no server has; the message follows the URL and does
     *     not contain it
     */
    public static Optional<URI> read(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException _) {
            // Without its words: they quote the text, in which a password may be.
            return Optional.empty();
        }
        if (url.getHost() == null || !SCHEMES.contains(String.valueOf(url.getScheme()))) {
            return Optional.empty();
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("contains a user name or password; write the URL without them");
        }
        if (url.getPort() >= 0 && !isPort(url.getPort())) {
            throw new IllegalArgumentException("has the port " + url.getPort() + "; a port is from 1 to 65535");
        }
        return Optional.of(url);
    }

    /** Whether a server can be reached at {@code port}. */
    public static boolean isPort(int port) {
        return port > 0 && port <= HIGHEST_PORT;
    }

    /**
     * Checks that {@code url} is only a server and a path as it is written, to which more can be added or from which names can
     * be taken.
     *
     * @return {@code url}
     * @throws IllegalArgumentException when it has a query, a fragment, or a path that means another one
     */
    public static URI plain(URI url) {
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("has a part after its path (`?` or `#`); write the URL without it");
        }
        var path = url.getRawPath();
        var steps = List.of(path.split("/", -1));
        if (path.contains("%") || steps.contains(".") || steps.contains("..")) {
            throw new IllegalArgumentException("has `%`, `/./` or `/../` in its path; write the path that is meant");
        }
        return url;
    }

    /** Whether the host of {@code url} is this machine, so that what is sent there passes no network. */
    public static boolean isLoopback(URI url) {
        var host = url.getHost();
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            // A name, which may lead anywhere.
            return false;
        }
    }
}
