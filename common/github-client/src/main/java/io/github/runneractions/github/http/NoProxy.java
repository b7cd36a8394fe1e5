package io.github.runneractions.github.http;

import java.net.InetAddress;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
