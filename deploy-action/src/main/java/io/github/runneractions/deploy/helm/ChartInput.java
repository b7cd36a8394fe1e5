package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.WebAddress;
import io.github.runneractions.toolkit.InputParsers;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of {@code chart}. Each parser throws {@link IllegalArgumentException} with the valid values. */
final class ChartInput {
    /** Those that Helm downloads charts by. */
    private static final Set<String> SCHEMES = Set.of("oci", "https", "http");

    private static final Pattern WITH_PORT = Pattern.compile(".*:(\\d+)");
    private static final int LONGEST_PORT = 5;

    private ChartInput() {}

    /** A name, URL or path that Helm does not read as an option. */
    static String plain(String text) {
        if (text.startsWith("-")) {
            throw new IllegalArgumentException("begins with a hyphen, which Helm would take for an option; a folder of"
                    + " that name is written `./-name`");
        }
        return text;
    }

    /** The URL of a chart in a registry, or of a packed chart. */
    static String url(String text) {
        var start = text.indexOf("://");
        if (start < 0 || !SCHEMES.contains(text.substring(0, start))) {
            throw new IllegalArgumentException(
                    "is a URL that Helm does not download charts from; use `oci://` or `https://`, or a path in the workspace");
        }
        var rest = text.substring(start + "://".length());
        var end =
                rest.chars().filter(character -> "/?#".indexOf(character) >= 0).findFirst();
        var host = end.isPresent() ? rest.substring(0, rest.indexOf(end.getAsInt())) : rest;
        if (host.contains("@")) {
            throw new IllegalArgumentException("contains a user name or password; write the URL without them");
        }
        var port = WITH_PORT.matcher(host);
        if (port.matches() && !isPort(port.group(1))) {
            throw new IllegalArgumentException(
                    "has the port " + InputParsers.shown(port.group(1)) + "; a port is from 1 to 65535");
        }
        return text;
    }

    private static boolean isPort(String digits) {
        return digits.length() <= LONGEST_PORT && WebAddress.isPort(Integer.parseInt(digits));
    }

    /** The name of a chart in a repository, and neither a URL nor a path, which Helm would prefer to the repository. */
    static String name(String text) {
        if (text.contains("://")) {
            throw new IllegalArgumentException("is a URL, but with `chart-repository` it must be a chart's name there;"
                    + " set only one of them, or a name");
        }
        var parts = List.of(plain(text).split("/", -1));
        if (text.contains(":") || parts.contains("") || parts.contains(".") || parts.contains("..")) {
            throw new IllegalArgumentException(
                    "is not the name of a chart in `chart-repository`; use the name alone, such as"
                            + " `runner`, or leave `chart-repository` out");
        }
        return text;
    }
}
