package io.github.runneractions.github.http;

import io.github.runneractions.toolkit.Environment;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The proxy for a URL by the variables that GitHub's runner hands to every container: {@code http_proxy},
 * {@code https_proxy} and {@code no_proxy}, in lower case first, then in upper case. Java reads none of them by itself.
 */
public final class Proxies {
    private final Environment environment;
    private final List<String> direct;

    /** Reads the variables of {@code environment}. */
    public Proxies(Environment environment) {
        this.environment = environment;
        this.direct = variable("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** The proxy to reach {@code url} by; {@link Proxy#NO_PROXY} for none. */
    Proxy proxyFor(URL url) {
        var host = url.getHost().toLowerCase(Locale.ROOT);
        return direct.stream().anyMatch(entry -> covers(entry, host))
                ? Proxy.NO_PROXY
                : variable(url.getProtocol() + "_proxy").map(Proxies::proxy).orElse(Proxy.NO_PROXY);
    }

    private static boolean covers(String entry, String host) {
        var suffix = entry.startsWith(".") ? entry : "." + entry;
        return entry.equals("*") || host.equals(entry) || host.endsWith(suffix);
    }

    private static Proxy proxy(String text) {
        var uri = URI.create(text.contains("://") ? text : "http://" + text);
        var port = uri.getPort() < 0 ? 80 : uri.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    }

    private Optional<String> variable(String name) {
        return environment.value(name).or(() -> environment.value(name.toUpperCase(Locale.ROOT)));
    }
}
