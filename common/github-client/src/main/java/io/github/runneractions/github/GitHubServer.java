package io.github.runneractions.github;

import java.net.URI;

/**
 * Which GitHub: github.com, a ghe.com tenant or an Enterprise Server.
 *
 * @param api the REST API's base without a trailing slash, such as {@code https://api.github.com} or
 *     {@code https://ghes.example.com/api/v3}
 */
public record GitHubServer(URI api) {
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
