package io.github.runneractions.github.http;

import io.github.runneractions.toolkit.Environment;
import io.github.runneractions.toolkit.Secrets;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The proxy for a URL by the variables that GitHub's runner hands to every container: {@code http_proxy},
 * {@code https_proxy} and {@code no_proxy}, in lower case first, then in upper case. Java reads none of them by itself.
 */
public final class Proxies {
    private final Environment environment;
    private final Secrets secrets;
    private final NoProxy direct;

    /** Reads the variables of {@code environment}; passwords in them are masked before they are used. */
    public Proxies(Environment environment, Secrets secrets) {
        this.environment = environment;
        this.secrets = secrets;
        this.direct = NoProxy.parse(variable("no_proxy").orElse(""));
    }

    /** The way to {@code url}. */
    Route to(URL url) {
        return direct.covers(url)
                ? Route.DIRECT
                : variable(url.getProtocol() + "_proxy").flatMap(this::route).orElse(Route.DIRECT);
    }

    private Optional<Route> route(String text) {
        try {
            var uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            return Optional.of(Route.by(
                    uri.getHost(),
                    uri.getPort() < 0 ? 80 : uri.getPort(),
                    Optional.ofNullable(uri.getRawUserInfo()).map(this::user)));
        } catch (IllegalArgumentException _) {
            // The variable is the machine's and may hold a password: it is not quoted, and not used.
            return Optional.empty();
        }
    }

    private Route.User user(String info) {
        var colon = info.indexOf(':');
        var name = decoded(colon < 0 ? info : info.substring(0, colon));
        var password = colon < 0 ? "" : decoded(info.substring(colon + 1));
        if (!password.isBlank()) {
            return new Route.User(name, Optional.of(secrets.mask(password)));
        }
        // A name alone is a secret itself: a token.
        return new Route.User(name.isBlank() ? name : secrets.mask(name).reveal(), Optional.empty());
    }

    private static String decoded(String text) {
        // A plus sign stands for itself here, unlike in a form.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Optional<String> variable(String name) {
        return environment.value(name).or(() -> environment.value(name.toUpperCase(Locale.ROOT)));
    }
}
