package io.github.runneractions.github.http;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secrets;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy for a URL by the variables that GitHub's runner hands to every container: {@code http_proxy},
 * {@code https_proxy} and {@code no_proxy}, in lower case first, then in upper case. Java reads none of them by itself.
 */
final class Proxies {
    private final Environment environment;
    private final Map<String, ProxyVariable> byScheme = new HashMap<>();
    private final NoProxy direct;

    /** Reads the variables of {@code environment}; passwords in them are masked before they are used. */
    public Proxies(Environment environment, Secrets secrets) {
        this.environment = environment;
        this.direct = NoProxy.parse(variable("no_proxy").orElse(""));
        for (var scheme : List.of("http", "https")) {
            var name = scheme + "_proxy";
            variable(name)
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> byScheme.put(scheme, ProxyVariable.read(name, text.strip(), secrets)));
        }
    }

    /**
     * The way to {@code url}.
     *
     * @throws io.github.runneractions.runtime.Unreachable when the variable for it names no proxy
     */
    Route to(URL url) {
        var proxy = byScheme.get(url.getProtocol());
        return proxy == null || direct.covers(url) ? Route.DIRECT : proxy.route();
    }

    private Optional<String> variable(String name) {
        return environment.value(name).or(() -> environment.value(name.toUpperCase(Locale.ROOT)));
    }
}
