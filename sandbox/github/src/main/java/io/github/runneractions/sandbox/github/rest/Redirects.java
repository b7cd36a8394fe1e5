package io.github.runneractions.sandbox.github.rest;

import io.github.runneractions.sandbox.github.model.Repositories;
import io.github.runneractions.sandbox.github.model.Repository;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two names of a renamed repository: GitHub redirects requests with its old name to its id, at which it then finds all that
 * is at its present name.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">Follow
 *     redirects</a>
 */
record Redirects(Repositories repositories) {

    private static final Pattern BY_NAME = Pattern.compile("/repos/(?<name>[^/]+/[^/]+)(?<rest>/.*)?");
    private static final Pattern BY_ID = Pattern.compile("/repositories/(?<id>\\d{1,18})(?<rest>/.*)?");

    /** The response to a request with an old name. */
    Optional<RestResponse> of(RestRequest request, String base) {
        Matcher path = BY_NAME.matcher(request.rawPath());
        return Optional.of(path)
                .filter(Matcher::matches)
                .flatMap(found -> repositories.formerly(PathTemplate.decode(found.group("name"))))
                .map(repository ->
                        redirect(request, base + "/repositories/" + repository.id() + rest(path) + query(request)));
    }

    /** The path with the present name instead of the id. */
    String resolved(String rawPath) {
        Matcher path = BY_ID.matcher(rawPath);
        return path.matches()
                ? Optional.ofNullable(repositories.byId().get(Long.parseLong(path.group("id"))))
                        .map(Repository::fullName)
                        .map(name -> "/repos/" + name + rest(path))
                        .orElse(rawPath)
                : rawPath;
    }

    private static RestResponse redirect(RestRequest request, String location) {
        boolean reads = request.method().equals("GET");
        return RestResponse.error(
                        reads ? 301 : 307,
                        reads ? "Moved Permanently" : "Temporary Redirect",
                        "https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects")
                .with("location", location);
    }

    private static String rest(Matcher path) {
        return Optional.ofNullable(path.group("rest")).orElse("");
    }

    private static String query(RestRequest request) {
        return request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    }
}
