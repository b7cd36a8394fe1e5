package io.github.runneractions.github;

import java.net.URI;
import java.util.Locale;

/**
 * Which GitHub: github.com, a ghe.com tenant or an Enterprise Server.
 *
 * @param api the REST API's base without a trailing slash, such as {@code https://api.github.com} or
 *     {@code https://ghes.example.com/api/v3}
 */
public record GitHubServer(URI api) {
    private static final String GHE_COM = ".ghe.com";

    /**
     * The server whose web interface is at {@code web}, without a path.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api">Where the REST API
     *     is</a>
     */
    public static GitHubServer ofWeb(URI web) {
        var host = web.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("github.com") || host.equals("www.github.com")) {
            return new GitHubServer(URI.create("https://api.github.com"));
        }
        return new GitHubServer(URI.create(
                host.endsWith(GHE_COM) ? web.getScheme() + "://api." + web.getAuthority() : web + "/api/v3"));
    }

    /** Whether GitHub itself runs it: github.com or a ghe.com tenant, not an Enterprise Server. */
    public boolean hosted() {
        var host = api.getHost().toLowerCase(Locale.ROOT);
        return host.equals("api.github.com") || host.endsWith(GHE_COM);
    }

    /** The URL of a REST path, which starts with a slash and is encoded. */
    public URI endpoint(String path) {
        return URI.create(api + path);
    }

    /** The web interface's base, for links to settings pages and for a runner's {@code --url}. */
    public URI web() {
        var host = api.getHost();
        var port = api.getPort() < 0 ? "" : ":" + api.getPort();
        var webHost = host.startsWith("api.") ? host.substring("api.".length()) : host;
        return URI.create(api.getScheme() + "://" + webHost + port);
    }
}
