package io.github.runneractions.github.runner;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.runtime.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where runners are registered, and at which GitHub.
 *
 * @param server the GitHub whose API is asked
 */
public record RunnerAddress(GitHubServer server, RunnerScope scope) {
    /** The value for {@code config.sh --url}. */
    public URI url() {
        return scope.url(server);
    }

    /**
     * The URL of a repository, organisation or enterprise, as in a browser and as {@code config.sh --url} accepts it.
     *
     * @param web the server's web interface, without a path
     */
    public record WebPage(URI web, RunnerScope scope) {
        private static final String FORMS =
                "; use `https://github.com/owner/name`, `https://github.com/organisation` or `https://github.com/enterprises/slug`";

        /**
         * Parses the URL of a repository, an organisation or an enterprise; a clone URL's {@code .git} is dropped.
         *
         * @throws IllegalArgumentException when it does not have that form
         */
        public static WebPage parse(String text) {
            var url = url(text);
            var path = Stream.of(url.getPath().split("/"))
                    .filter(part -> !part.isEmpty())
                    .toList();
            return new WebPage(web(url), scope(path));
        }

        /** The REST API that serves the page. */
        public GitHubServer server() {
            return GitHubServer.ofWeb(web);
        }

        private static URI url(String text) {
            if (text.startsWith("git@") || text.startsWith("ssh://")) {
                throw new IllegalArgumentException("is an address for SSH" + FORMS);
            }
            return WebAddress.read(text)
                    .map(WebAddress::plain)
                    .orElseThrow(() -> new IllegalArgumentException("is not a URL" + FORMS));
        }

        /** The scheme's own port can be written, and is the same server. */
        private static URI web(URI url) {
            var host = URI.create(url.getScheme() + "://" + url.getHost());
            if (url.getPort() < 0 || url.getPort() == (url.getScheme().equals("https") ? 443 : 80)) {
                return host;
            }
            if (GitHubServer.ofWeb(host).hosted()) {
                throw new IllegalArgumentException(
                        "has the port " + url.getPort() + ", which " + url.getHost() + " does not use; leave it out");
            }
            return URI.create(host + ":" + url.getPort());
        }

        private static RunnerScope scope(List<String> path) {
            return switch (path.size()) {
                case 1 -> RunnerScope.organization(path.getFirst());
                case 2 ->
                    switch (path.getFirst()) {
                        case "enterprises" -> RunnerScope.enterprise(path.getLast());
                        case "orgs", "organizations" -> RunnerScope.organization(path.getLast());
                        default -> repository(path.getFirst(), path.getLast());
                    };
                default -> throw new IllegalArgumentException("leads to another page" + FORMS);
            };
        }

        private static RunnerScope repository(String owner, String name) {
            var bare = name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
            if (!RepositoryName.LOGIN.matcher(owner).matches()
                    || !RepositoryName.NAME.matcher(bare).matches()) {
                throw new IllegalArgumentException("is not the URL of a repository" + FORMS);
            }
            return new RunnerScope.OfRepository(new RepositoryName(owner, bare));
        }
    }
}
