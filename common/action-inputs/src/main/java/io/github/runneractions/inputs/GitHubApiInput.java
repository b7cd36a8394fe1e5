package io.github.runneractions.inputs;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.runtime.WebAddress;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The input {@code github-api-url}. Many a user writes the address of the web interface, or the path of another kind of server:
 * where only one address can be meant, that is used, and a notice tells it.
 */
public final class GitHubApiInput {
    private static final String OF_ENTERPRISE_SERVER = "/api/v3";
    private static final Pattern REPEATED = Pattern.compile("(/api/v3){2,}");

    /**
     * The host of an Enterprise Server, as far as a name shows it: with a domain, and not an address. Possessive, so that a host of
     * many labels takes no stack.
     */
    private static final Pattern PUBLIC_NAME = Pattern.compile("(?!api\\.)(?:[\\w-]++\\.)++[A-Za-z][\\w-]*");

    private GitHubApiInput() {}

    /** The GitHub whose API is at the URL. */
    public static Input<GitHubServer> read(Inputs inputs) {
        var api = inputs.required(
                "github-api-url", text -> confidential(corrected(WebAddress.plain(InputParsers.url(text)), inputs)));
        return api.map(GitHubServer::new);
    }

    /** Tokens and JWTs are sent there. */
    private static URI confidential(URI url) {
        if ("http".equals(url.getScheme()) && !WebAddress.isLoopback(url)) {
            throw new IllegalArgumentException(
                    "is plain http to another machine, so that everybody on the way could read the token; use https");
        }
        return url;
    }

    private static URI corrected(URI url, Inputs inputs) {
        var meant = meant(url, inputs);
        meant.filter(other -> !other.equals(url))
                .ifPresent(other -> inputs.notice(
                        "github-api-url",
                        InputParsers.shown(url.toString()) + " is not the address of the REST API; using `" + other
                                + "`"));
        return meant.orElse(url);
    }

    /** The address that is certainly meant; empty when that is the one given. */
    private static Optional<URI> meant(URI url, Inputs inputs) {
        var path = path(url);
        var web = URI.create(url.getScheme() + "://" + url.getAuthority());
        var hosted = hosted(web);
        if (hosted.isPresent()) {
            if (!path.isEmpty() && !path.equals(OF_ENTERPRISE_SERVER)) {
                throw new IllegalArgumentException("has the path `" + path + "`, but the REST API of " + web.getHost()
                        + " has none; use `" + hosted.get() + "`");
            }
            return hosted;
        }
        if (REPEATED.matcher(path).matches()) {
            return Optional.of(web.resolve(OF_ENTERPRISE_SERVER));
        }
        if (!mayBeWrong(url, path)) {
            return Optional.empty();
        }
        if (path.isEmpty() && isServerOfWorkflow(web, inputs)) {
            return Optional.of(web.resolve(OF_ENTERPRISE_SERVER));
        }
        throw new IllegalArgumentException("has " + (path.isEmpty() ? "no path" : "the path `" + path + "`")
                + ", but the REST API of GitHub Enterprise Server is at `" + web.resolve(OF_ENTERPRISE_SERVER)
                + "`; use that");
    }

    /** Whether an Enterprise Server has no API there. A server of another kind may have one, such as a sandbox. */
    private static boolean mayBeWrong(URI url, String path) {
        return "https".equals(url.getScheme())
                && PUBLIC_NAME.matcher(url.getHost()).matches()
                && (path.isEmpty() || path.equals("/api") || path.startsWith("/api/"))
                && !path.equals(OF_ENTERPRISE_SERVER);
    }

    /** The API of github.com or a tenant of ghe.com, when {@code web} is on it. */
    private static Optional<URI> hosted(URI web) {
        var host = web.getHost().toLowerCase(Locale.ROOT);
        var server = new GitHubServer(URI.create("https://" + web.getAuthority()));
        if (host.startsWith("api.") && server.hosted()) {
            return Optional.of(server.api());
        }
        return Optional.of(GitHubServer.ofWeb(URI.create("https://" + web.getAuthority())))
                .filter(GitHubServer::hosted)
                .map(GitHubServer::api);
    }

    private static boolean isServerOfWorkflow(URI web, Inputs inputs) {
        return inputs.environment()
                .value("GITHUB_SERVER_URL")
                .filter(server -> server.equalsIgnoreCase(web.toString()))
                .isPresent();
    }

    private static String path(URI url) {
        return Optional.ofNullable(url.getPath()).orElse("").replaceAll("(?<!/)/+$", "");
    }
}
