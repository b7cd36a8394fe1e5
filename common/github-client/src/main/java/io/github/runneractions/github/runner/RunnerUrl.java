package io.github.runneractions.github.runner;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.RepositoryName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of GitHub's that says where runners are, as people copy it from their browser and as {@code config.sh --url} takes it.
 *
 * @param web the server's web interface, without a path
 */
public record RunnerUrl(URI web, RunnerScope scope) {
    private static final String FORMS =
            "; use `https://github.com/owner/name`, `https://github.com/organisation` or `https://github.com/enterprises/slug`";

    /**
     * Reads a repository's, an organisation's or an enterprise's page; a clone URL's {@code .git} is dropped.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static RunnerUrl parse(String text) {
        var url = url(text);
        var path = Stream.of(url.getPath().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        return new RunnerUrl(web(url), scope(path));
    }

    /** The REST API that serves the page. */
    public GitHubServer server() {
        return GitHubServer.ofWeb(web);
    }

    private static URI url(String text) {
        if (text.startsWith("git@") || text.startsWith("ssh://")) {
            throw new IllegalArgumentException("is an address for SSH" + FORMS);
        }
        try {
            var url = new URI(text);
            if (url.getUserInfo() != null) {
                throw new IllegalArgumentException("contains a user name or password; write the URL without them");
            }
            if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw new IllegalArgumentException("is not a URL" + FORMS);
    }

    private static URI web(URI url) {
        return URI.create(url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
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
