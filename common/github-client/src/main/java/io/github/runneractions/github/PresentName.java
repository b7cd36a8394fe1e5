package io.github.runneractions.github;

import io.github.runneractions.github.http.ApiResponse;

/**
 * Reads what a repository is called now. For a former name, GitHub redirects this request, too.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/repos#get-a-repository">Get a repository</a>
 */
record PresentName(RepositoryName former) implements Endpoint<RepositoryName> {
    @Override
    public String path() {
        return RestPath.of("repos", former.owner(), former.name());
    }

    @Override
    public RepositoryName decode(ApiResponse response) {
        return RepositoryName.parse(response.json().required("full_name").asText());
    }

    @Override
    public String describe() {
        return "read what " + former + " is called now";
    }
}
