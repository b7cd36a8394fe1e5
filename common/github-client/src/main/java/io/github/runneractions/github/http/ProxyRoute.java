package io.github.runneractions.github.http;

import io.github.runneractions.runtime.Secret;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a URL is reached: directly or by a proxy, which may ask who comes.
 *
 * @param user what the proxy knows us by
 */
record ProxyRoute(Proxy proxy, Optional<User> user) {
    static final ProxyRoute DIRECT = new ProxyRoute(Proxy.NO_PROXY, Optional.empty());

    /**
     * A user of a proxy.
     *
     * @param password none where the name is all, as with a token in its place
     */
    record User(String name, Optional<Secret> password) {
        private String revealed() {
            return password.map(Secret::reveal).orElse("");
        }
    }

    static ProxyRoute by(String host, int port, Optional<User> user) {
        return new ProxyRoute(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)), user);
    }

    /** The proxy's host and port. */
    String address() {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "none";
    }

    /** The proxy's host. */
    String host() {
        return proxy.address() instanceof InetSocketAddress address ? address.getHostString() : "none";
    }

    boolean isDirect() {
        return proxy.equals(Proxy.NO_PROXY);
    }

    /** Says who we are, where the proxy knows us by anything. */
    void identify(HttpURLConnection connection) {
        user.ifPresent(known -> identify(connection, known));
    }

    /** The JDK keeps the header to itself where it sets up a tunnel, and asks for the user there. */
    private static void identify(HttpURLConnection connection, User user) {
        if (connection.getURL().getProtocol().equals("https")) {
            connection.setAuthenticator(new OneAnswer(user));
        } else {
            var pair = user.name() + ":" + user.revealed();
            connection.setRequestProperty(
                    "Proxy-Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Sends user and password once. The JDK would repeat them twenty times. */
    private static final class OneAnswer extends Authenticator {
        private final User user;
        private boolean said;

        OneAnswer(User user) {
            this.user = user;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            if (said || getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            said = true;
            return new PasswordAuthentication(user.name(), user.revealed().toCharArray());
        }
    }
}
