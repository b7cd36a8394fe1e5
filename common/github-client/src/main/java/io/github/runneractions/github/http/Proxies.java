package io.github.runneractions.github.http;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.runtime.WebAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    ProxyRoute to(URL url) {
        var proxy = byScheme.get(url.getProtocol());
        return proxy == null || direct.covers(url) ? ProxyRoute.DIRECT : proxy.route();
    }

    private Optional<String> variable(String name) {
        return environment.value(name).or(() -> environment.value(name.toUpperCase(Locale.ROOT)));
    }

    /**
     * A proxy from a variable. User and password are removed before anything else reads the value, so that no message can
     * contain them.
     *
     * @param name the variable's
     * @param address the proxy's URL without its user
     */
    private record ProxyVariable(String name, String address, Optional<ProxyRoute.User> user) {
        private static final String NO_URL = "its value is not a URL";

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
                    Optional.of(user(url.substring(start, at), url.substring(start), secrets)));
        }

        /**
         * The route through this proxy.
         *
         * @throws Unreachable when the value is not a URL: connecting without the requested proxy would be worse
         */
        ProxyRoute route() {
            try {
                var uri = new URI(address);
                var port = uri.getPort() < 0 ? 80 : uri.getPort();
                if (uri.getHost() != null && WebAddress.isPort(port)) {
                    return ProxyRoute.by(uri.getHost(), port, user);
                }
                throw unusable(
                        uri.getHost() == null ? NO_URL : "its port is " + port + ", and a port is from 1 to 65535");
            } catch (URISyntaxException _) {
                // Without its words: they quote the variable.
                throw unusable(NO_URL);
            }
        }

        private Unreachable unusable(String reason) {
            return new Unreachable(
                    NetworkErrors.PROXY,
                    Failure.cause("use the proxy in " + name, reason),
                    "Write it as `http://USER:PASSWORD@HOST:PORT`. Write each special character of the password as a percent"
                            + " sign and two digits, such as `%40` for `@`.",
                    null);
        }

        private static ProxyRoute.User user(String info, String context, Secrets secrets) {
            var colon = info.indexOf(':');
            var name = colon < 0 ? info : info.substring(0, colon);
            var password = colon < 0 ? "" : info.substring(colon + 1);
            if (!password.isBlank()) {
                return new ProxyRoute.User(decoded(name), Optional.of(masked(password, context, secrets)));
            }
            // A name alone is a secret itself: a token.
            return new ProxyRoute.User(
                    name.isBlank() ? name : masked(name, context, secrets).reveal(), Optional.empty());
        }

        private static Secret masked(String text, String context, Secrets secrets) {
            var raw = secrets.mask(text, context);
            var meant = decoded(text);
            return meant.isBlank() ? raw : secrets.mask(meant, context);
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

    /**
     * The hosts that are reached without a proxy: names with their subdomains, addresses, ranges of addresses in CIDR form, each
     * with or without a port, and {@code *} for all. A name is never resolved for it, so ranges cover only hosts that are given
     * by their address.
     *
     * @param entries in lower case, without blanks around them
     */
    record NoProxy(List<String> entries) {
        static NoProxy parse(String list) {
            return new NoProxy(Arrays.stream(list.split("[,\\s]+"))
                    .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                    .filter(entry -> !entry.isEmpty())
                    .toList());
        }

        boolean covers(URL url) {
            var host = unbracketed(url.getHost().toLowerCase(Locale.ROOT));
            var port = ":" + (url.getPort() < 0 ? url.getDefaultPort() : url.getPort());
            return entries.stream()
                    .map(entry -> withoutPort(entry, port))
                    .anyMatch(entry -> entry.equals("*") || isOrBelow(entry, host) || holds(entry, host));
        }

        /** An entry for another port is left as it is, and so matches nothing. */
        private static String withoutPort(String entry, String port) {
            var bare = entry.endsWith(port) && (entry.indexOf(':') == entry.lastIndexOf(':') || entry.contains("]:"))
                    ? entry.substring(0, entry.length() - port.length())
                    : entry;
            return unbracketed(bare);
        }

        private static boolean isOrBelow(String entry, String host) {
            var name = entry.startsWith("*.") ? entry.substring(1) : entry;
            return host.equals(name) || host.endsWith(name.startsWith(".") ? name : "." + name);
        }

        private static boolean holds(String entry, String host) {
            var slash = entry.indexOf('/');
            var address = address(host);
            var network = address(slash < 0 ? entry : entry.substring(0, slash));
            if (address.isEmpty() || network.isEmpty() || address.get().length != network.get().length) {
                return false;
            }
            var bits = slash < 0 ? network.get().length * 8 : prefix(entry.substring(slash + 1));
            return bits >= 0 && bits <= network.get().length * 8 && sameStart(address.get(), network.get(), bits);
        }

        private static boolean sameStart(byte[] one, byte[] other, int bits) {
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }

        private static int prefix(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException _) {
                return -1;
            }
        }

        private static Optional<byte[]> address(String text) {
            try {
                return Optional.of(InetAddress.ofLiteral(text).getAddress());
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        private static String unbracketed(String host) {
            return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        }
    }
}
