package io.github.runneractions.github.http;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.runtime.Unreachable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A proxy from a variable. User and password are removed before anything else reads the value, so that no message can
 * contain them.
 *
 * @param name the variable's
 * @param address the proxy's URL without its user
 */
record ProxyVariable(String name, String address, Optional<Route.User> user) {
    /** Splits {@code text} into user and address, and masks the password, both encoded and decoded. */
    static ProxyVariable read(String name, String text, Secrets secrets) {
        var url = text.contains("://") ? text : "http://" + text;
        var start = url.indexOf("://") + "://".length();
        // The last one: a password with a slash or an at sign in it that should be encoded must still not get out.
        var at = url.lastIndexOf('@');
        if (at < start) {
            return new ProxyVariable(name, url, Optional.empty());
        }
        return new ProxyVariable(
                name,
                url.substring(0, start) + url.substring(at + 1),
                Optional.of(user(url.substring(start, at), secrets)));
    }

    /**
     * The route through this proxy.
     *
     * @throws Unreachable when the value is not a URL: connecting without the requested proxy would be worse
     */
    Route route() {
        try {
            var uri = new URI(address);
            if (uri.getHost() != null) {
                return Route.by(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), user);
            }
        } catch (URISyntaxException _) {
            // Said below, without its words: they quote the variable.
        }
        throw new Unreachable(
                NetworkErrors.PROXY,
                Failure.cause("use the proxy in " + name, "its value is not a URL"),
                "Write it as `http://USER:PASSWORD@HOST:PORT`. Write each special character of the password as a percent"
                        + " sign and two digits, such as `%40` for `@`.",
                null);
    }

    private static Route.User user(String info, Secrets secrets) {
        var colon = info.indexOf(':');
        var name = colon < 0 ? info : info.substring(0, colon);
        var password = colon < 0 ? "" : info.substring(colon + 1);
        if (!password.isBlank()) {
            return new Route.User(decoded(name), Optional.of(masked(password, secrets)));
        }
        // A name alone is a secret itself: a token.
        return new Route.User(name.isBlank() ? name : masked(name, secrets).reveal(), Optional.empty());
    }

    private static Secret masked(String text, Secrets secrets) {
        var raw = secrets.mask(text);
        var meant = decoded(text);
        return meant.isBlank() ? raw : secrets.mask(meant);
    }

    /** A text that is not encoded correctly is used as it is. */
    private static String decoded(String text) {
        try {
            // A plus sign means itself here, unlike in a form.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
